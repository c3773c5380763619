import type { Page } from '@playwright/test';

interface Money {
  minorUnits: number;
  currency: string;
}

interface StatementAnswer {
  data: { node: { statement: { total: Money; adjustment: Money; amountDue: Money; status: string } } };
}

const CHANGE = -26_062;
const PAID = 50_000;

/** The bill as it is once a use of it was turned into installments, and a part of it paid. */
export async function changeBill(page: Page): Promise<void> {
  await page.route('**/graphql', async (route) => {
    if ((route.request().postDataJSON() as { operationName: string }).operationName !== 'Statement') return route.fallback();
    const response = await route.fetch();
    const answer = (await response.json()) as StatementAnswer;
    const { statement } = answer.data.node;
    const money = (minorUnits: number): Money => ({ ...statement.total, minorUnits });
    const amountDue = money(statement.total.minorUnits + CHANGE - PAID);
    Object.assign(statement, { status: 'CLOSED', adjustment: money(CHANGE), amountDue });
    return route.fulfill({ response, json: answer });
  });
  await page.reload();
  await page.getByRole('table').first().waitFor();
}

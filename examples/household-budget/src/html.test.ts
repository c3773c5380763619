import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from './html.ts';

test('what a merchant is called is text, whatever it is', () => {
  const merchant = `<img src=x onerror="alert('1')">&`;
  assert.equal(
    html`<p title="${merchant}">${merchant}</p>`.text,
    '<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;">&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;</p>',
  );
});

test('markup within markup stays markup, in lists too, and null is nothing', () => {
  const items = ['a<', 'b'].map((item) => html`<i>${item}</i>`);
  assert.equal(html`<p>${items}${null}${3}</p>`.text, '<p><i>a&lt;</i><i>b</i>3</p>');
});

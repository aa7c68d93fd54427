import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import LiveNumber from './LiveNumber.vue';

const at = Date.UTC(2026, 10, 23, 14, 22);

describe('a number that moves', () => {
  beforeEach(() => vi.useFakeTimers({ now: at }));
  afterEach(() => vi.useRealTimers());

  test('says nothing while it stands still', () => {
    const number = mount(LiveNumber, { props: { value: '99.904 %', zone: 'UTC' } });

    expect(number.text()).toBe('99.904 %');
    expect(number.attributes('data-fresh')).toBeUndefined();
  });

  test('has a bar for eight seconds and says what it was until the page is left', async () => {
    const number = mount(LiveNumber, { props: { value: '99.904 %', zone: 'UTC' } });

    await number.setProps({ value: '99.901 %' });
    expect(number.attributes('data-fresh')).toBe('true');
    expect(number.text()).toContain('was 99.904 %, 14:22');

    await vi.advanceTimersByTimeAsync(8_000);
    expect(number.attributes('data-fresh')).toBeUndefined();
    expect(number.text()).toContain('was 99.904 %, 14:22');
  });

  test('a second change begins the eight seconds anew', async () => {
    const number = mount(LiveNumber, { props: { value: '1', zone: 'UTC' } });
    await number.setProps({ value: '2' });
    await vi.advanceTimersByTimeAsync(7_000);

    await number.setProps({ value: '3' });
    await vi.advanceTimersByTimeAsync(7_000);

    expect(number.attributes('data-fresh')).toBe('true');
    expect(number.text()).toContain('was 2');
  });
});

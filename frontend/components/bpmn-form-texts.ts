import flatpickr from 'flatpickr';
import { Mandarin } from 'flatpickr/dist/esm/l10n/zh.js';
import { english } from 'flatpickr/dist/esm/l10n/default.js';
import type { Instance } from 'flatpickr/dist/types/instance';

const CHINESE: Record<string, string> = {
  'Field is required.': '此项必填。',
  'Field must match pattern {value}.': '此项须符合格式 {value}。',
  'Field must have minimum value of {value}.': '此项不得小于 {value}。',
  'Field must have maximum value of {value}.': '此项不得大于 {value}。',
  'Field must have minimum length of {value}.': '此项至少 {value} 个字符。',
  'Field must have maximum length of {value}.': '此项最多 {value} 个字符。',
  'Field must be a valid email.': '请填写有效的邮箱。',
  'Field must be a valid international phone number. (e.g. +4930664040900)': '请填写有效的国际电话号码，例如 +8613800138000。',
  'Value is not a number.': '请填写数字。',
  'Value is expected to be an integer.': '请填写整数。',
  'Value is expected to have at most 1 decimal digit.': '最多 1 位小数。',
  'Value is expected to have at most {value} decimal digits.': '最多 {value} 位小数。',
  'Please select a valid value, the two nearest valid values are {previousValue} and {nextValue}.':
    '请填写有效的值，最接近的是 {previousValue} 和 {nextValue}。',
  'Date and time must both be entered.': '日期和时间都须填写。',
  'No results': '没有结果',
  'No content to show.': '没有内容。',
  'Nothing to show.': '没有内容。',
  'All values selected': '已全部选择',
  'No files selected': '未选择文件',
  '{value} files selected': '已选择 {value} 个文件',
  'Unable to download document': '无法下载文件',
  'Download {fileName}': '下载 {fileName}',
  'Click to remove sorting': '点击取消排序',
  'Click to sort by {value} ascending': '点击按 {value} 升序排列',
  'Click to sort by {value} descending': '点击按 {value} 降序排列',
  'Next page': '下一页',
  'Previous page': '上一页',
  '{page} of {total}': '第 {page} 页，共 {total} 页',
  'Add new': '添加',
  Collapse: '收起',
  'Expand all ({value})': '展开全部（{value}）',
  Increment: '增加',
  Decrement: '减少',
  'Remove tag': '移除',
  Search: '搜索',
  'Skip to search': '跳到搜索',
};

/** form-js writes days as the browser does, whatever language the page is in. */
function yearFirst(_dates: Date[], _shown: string, picker: Instance) {
  picker.set('dateFormat', 'Y/m/d');
  picker.input.placeholder = 'yyyy/mm/dd';
}

/** A form-js module that says what form-js itself says, in a language; texts that are not known stay English. */
export function formTexts(language: string) {
  const texts = language === 'zh' ? CHINESE : {};
  flatpickr.localize(language === 'zh' ? Mandarin : english);
  flatpickr.setDefaults({ onReady: language === 'zh' ? [yearFirst] : [] });
  return { translate: ['value', translate] };

  function translate(template: string, replacements: Record<string, unknown> = {}) {
    return (texts[template] ?? template).replace(/{([^}]+)}/g, (_, key) => String(replacements[key] ?? `{${key}}`));
  }
}

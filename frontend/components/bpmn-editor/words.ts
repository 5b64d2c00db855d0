/** What the drawing board itself says; what its parts say is in chinese.json. */
export interface Words {
  loading: string;
  refused: string;
  untouched: string;
  closePanel: string;
  openPanel: string;
  secondName: string;
  secondNameTells: string;
  unread(count: number): string;
  because(reason: string): string;
  problems(count: number): string;
}

const ENGLISH: Words = {
  loading: 'The drawing board is loading …',
  refused: 'This model cannot be shown.',
  untouched: 'Nothing of it was changed. Open another version, or mend the file and import it again.',
  closePanel: 'Hide properties',
  openPanel: 'Show properties',
  secondName: 'Chinese name',
  secondNameTells: 'What people who work in Chinese read',
  unread: (count) => `${count === 1 ? 'One thing' : `${count} things`} in the file could not be read and would be lost`,
  because: (reason) => {
    if (/no diagram to display|no process or collaboration/i.test(reason)) return 'There is no drawing in the file.';
    if (/unparsable content|no viable|failed to parse|illegal|missing start|unclosed/i.test(reason))
      return `The file is not well-formed BPMN: ${reason}`;
    return reason;
  },
  problems: (count) => (count === 1 ? 'One problem' : `${count} problems`),
};

const CHINESE: Words = {
  loading: '画板加载中……',
  refused: '无法显示此模型。',
  untouched: '模型未作任何改动。请打开其他版本，或修正文件后重新导入。',
  closePanel: '隐藏属性',
  openPanel: '显示属性',
  secondName: '中文名称',
  secondNameTells: '使用中文界面的人员看到的名称',
  unread: (count) => `文件中有 ${count} 处无法读取，保存后将会丢失`,
  because: (reason) => {
    if (/no diagram to display|no process or collaboration/i.test(reason)) return '文件中没有流程图。';
    if (/unparsable content|no viable|failed to parse|illegal|missing start|unclosed/i.test(reason))
      return `文件不是格式正确的 BPMN：${reason}`;
    return reason;
  },
  problems: (count) => `${count} 个问题`,
};

export function wording(language: string): Words {
  return language === 'zh' ? CHINESE : ENGLISH;
}

import { TextFieldEntry, isTextFieldEntryEdited } from '@bpmn-io/properties-panel';
import { useService } from 'bpmn-js-properties-panel';
import { getBusinessObject, is, isAny } from 'bpmn-js/lib/util/ModelUtil';
import type { Words } from './words';

const PROPERTY = 'name:zh';
const LAST = 100;
const FIRST = 5_000;
const NAMELESS = ['bpmn:Collaboration', 'bpmn:TextAnnotation', 'bpmn:Group', 'bpmn:Association', 'bpmn:DataAssociation'];
const CHANGE_BY_TEMPLATE = 'commandStack.propertiesPanel.zeebe.changeTemplate';

function properties(of: any) {
  return of.get('extensionElements')?.get('values')?.find((value: any) => is(value, 'zeebe:Properties'));
}

function held(of: any) {
  return properties(of)
    ?.get('properties')
    ?.find((property: any) => property.name === PROPERTY);
}

/** The name in Chinese, which stands in an extension property of the element. */
export function secondName(element: any): string {
  return held(getBusinessObject(element))?.value ?? '';
}

/** Writes it as one step that can be undone; an empty one leaves nothing behind. */
export function writeSecondName(element: any, name: string, modeling: any, factory: any) {
  const owner = getBusinessObject(element);
  const present = held(owner);
  if (present && name) return modeling.updateModdleProperties(element, present, { value: name });
  const all = properties(owner);
  if (present) {
    const rest = all.get('properties').filter((property: any) => property !== present);
    if (rest.length) return modeling.updateModdleProperties(element, all, { properties: rest });
    const extensions = owner.get('extensionElements');
    return modeling.updateModdleProperties(element, extensions, {
      values: extensions.get('values').filter((value: any) => value !== all),
    });
  }
  if (!name) return undefined;
  const property = factory.create('zeebe:Property', { name: PROPERTY, value: name });
  if (all) {
    property.$parent = all;
    return modeling.updateModdleProperties(element, all, { properties: [...all.get('properties'), property] });
  }
  const fresh = factory.create('zeebe:Properties', { properties: [property] });
  property.$parent = fresh;
  const extensions = owner.get('extensionElements');
  if (extensions) {
    fresh.$parent = extensions;
    return modeling.updateModdleProperties(element, extensions, { values: [fresh, ...extensions.get('values')] });
  }
  const made = factory.create('bpmn:ExtensionElements', { values: [fresh] });
  fresh.$parent = made;
  made.$parent = owner;
  return modeling.updateModdleProperties(element, owner, { extensionElements: made });
}

function SecondName({ element, id, words }: { element: any; id: string; words: Words }) {
  const modeling = useService('modeling', true);
  const factory = useService('bpmnFactory', true);
  const debounce = useService('debounceInput', true);
  return TextFieldEntry({
    element,
    id,
    label: words.secondName,
    tooltip: words.secondNameTells,
    debounce,
    getValue: () => secondName(element),
    setValue: (value: string) => writeSecondName(element, (value ?? '').trim(), modeling, factory),
  } as any);
}

/** Puts the Chinese name below the name, once, also where a template binds it. */
class SecondNameInPanel {
  static $inject = ['propertiesPanel', 'secondNameWords'];

  constructor(
    propertiesPanel: any,
    private words: Words,
  ) {
    propertiesPanel.registerProvider(LAST, this);
  }

  getGroups(element: any) {
    return (groups: any[]) => {
      if (isAny(element, NAMELESS)) return groups;
      const shown = groups.map((group) => this.withoutNames(group)).filter((group) => group.entries?.length !== 0);
      const general = shown.find((group) => group.id === 'general');
      const entry = { id: 'name-zh', component: SecondName, words: this.words, isEdited: isTextFieldEntryEdited };
      const after = general?.entries.findIndex((other: any) => other.id === 'name') ?? -1;
      if (after >= 0) general.entries.splice(after + 1, 0, entry);
      return shown;
    };
  }

  private withoutNames(group: any) {
    if (!group.entries) return group;
    const entries = group.entries.filter((entry: any) => {
      const { type, name } = entry.property?.binding ?? {};
      return !((type === 'zeebe:property' && name === PROPERTY) || (type === 'property' && name === 'name'));
    });
    return { ...group, entries };
  }
}

/** A step that became one of another kind has an empty name, which the package takes for a chosen one. */
function boundName(template: any): string | undefined {
  return template?.properties.find(({ binding }: any) => binding.type === 'property' && binding.name === 'name')?.value;
}

/** A template says what a step is called only where nobody has said it yet. */
class NamesOutliveTemplates {
  static $inject = ['eventBus', 'modeling', 'bpmnFactory'];

  constructor(eventBus: any, modeling: any, factory: any) {
    const before = new WeakMap<object, { name: string; second: string }>();
    eventBus.on(`${CHANGE_BY_TEMPLATE}.preExecute`, FIRST, ({ context }: any) => {
      const { element } = context;
      before.set(context, { name: getBusinessObject(element).name ?? '', second: secondName(element) });
    });
    eventBus.on(`${CHANGE_BY_TEMPLATE}.postExecuted`, ({ context }: any) => {
      const kept = before.get(context);
      const { element } = context;
      if (!kept) return;
      const name = kept.name || boundName(context.newTemplate);
      if (name && getBusinessObject(element).name !== name) modeling.updateProperties(element, { name });
      if (kept.second && secondName(element) !== kept.second) writeSecondName(element, kept.second, modeling, factory);
    });
  }
}

export function secondNames(words: Words) {
  return {
    __init__: ['secondNameInPanel', 'namesOutliveTemplates'],
    secondNameWords: ['value', words],
    secondNameInPanel: ['type', SecondNameInPanel],
    namesOutliveTemplates: ['type', NamesOutliveTemplates],
  };
}

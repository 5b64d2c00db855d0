import CommandStack from 'diagram-js/lib/command/CommandStack';

/** Lets nothing be changed while it is shut, wherever a change comes from: keys, palette, panel, templates. */
class LockableCommandStack extends CommandStack {
  locked = false;

  execute(command: string, context: any) {
    if (!this.locked) super.execute(command, context);
  }

  canExecute(command: string, context: any) {
    return !this.locked && super.canExecute(command, context);
  }

  undo() {
    if (!this.locked) super.undo();
  }

  redo() {
    if (!this.locked) super.redo();
  }
}

class NoTypingOnElements {
  static $inject = ['eventBus', 'commandStack'];

  constructor(eventBus: any, commandStack: LockableCommandStack) {
    eventBus.on(['element.dblclick', 'create.start', 'autoPlace.start'], 5_000, () =>
      commandStack.locked ? false : undefined,
    );
  }
}

export const readOnly = {
  __init__: ['noTypingOnElements'],
  commandStack: ['type', LockableCommandStack],
  noTypingOnElements: ['type', NoTypingOnElements],
};

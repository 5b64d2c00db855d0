package dev.rapport.studio.forms;

/**
 * A task of a live process that shows a form; both are called as the asker's language calls them.
 *
 * @param isNewest whether new tasks show the newest version of the form; otherwise the one that was deployed together with
 *     the process, whatever was deployed since
 */
public record FormUse(String processId, String process, String taskId, String task, boolean isNewest) {}

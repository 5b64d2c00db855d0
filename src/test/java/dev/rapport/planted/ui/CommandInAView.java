package dev.rapport.planted.ui;

import dev.rapport.engine.TaskCommands;

final class CommandInAView {

    void release(TaskCommands commands) {
        commands.release(1);
    }
}

package dev.rapport.planted.ui;

import com.vaadin.flow.component.dialog.Dialog;

class DialogInAView {

    void ask() {
        new Dialog("What?").open();
    }
}

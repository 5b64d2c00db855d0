package dev.rapport.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.rapport.engine.EngineStatus;
import dev.rapport.engine.EngineStatus.Room;
import dev.rapport.engine.EngineStatus.State;

/** Says so while the database or the process engine is away, and what still works. */
class EngineBanner extends Div {

    private final transient EngineStatus engine;
    private final Span text = new Span();

    EngineBanner(EngineStatus engine) {
        this.engine = engine;
        addClassName("engine-banner");
        getElement().setAttribute("role", "status");
        add(VaadinIcon.EXCLAMATION_CIRCLE_O.create(), text);
        show();
    }

    final void show() {
        var key = message();
        setVisible(!key.isEmpty());
        var disk = engine.disk();
        if (!key.isEmpty()) text.setText(getTranslation(key, disk.freeMegabytes(), disk.stopsBelowMegabytes()));
    }

    private String message() {
        if (engine.disk().room() == Room.FULL) return "shell.disk-full";
        if (engine.database() == State.DOWN) return "shell.database-away";
        if (engine.broker() == State.DOWN) return "shell.broker-away";
        if (engine.broker() == State.STARTING) return "shell.broker-starting";
        if (engine.disk().room() == Room.LOW) return "shell.disk-low";
        return "";
    }
}

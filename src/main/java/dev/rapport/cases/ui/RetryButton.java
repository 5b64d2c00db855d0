package dev.rapport.cases.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import dev.rapport.cases.StuckRuns;
import dev.rapport.platform.ui.Notices;

/** Lets a stuck run try again, and says that it does; seen only by who may. */
public final class RetryButton extends Button {

    public RetryButton(StuckRuns runs, long incident) {
        setText(getTranslation("cases.retry"));
        setVisible(runs.mayRetry());
        addThemeVariants(ButtonVariant.SMALL);
        setDisableOnClick(true);
        addClickListener(click -> {
            var done = Notices.attempt(() -> Notices.done(getTranslation("cases.retried", runs.retry(incident))));
            if (!done) setEnabled(true);
        });
    }
}

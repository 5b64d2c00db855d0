package dev.rapport.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import dev.rapport.platform.DatabaseTrouble;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UnfitValue;
import dev.rapport.platform.ui.Notices;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What happens when something fails while a person works: they are told, and support finds it by its reference. */
@Component
class Failures implements ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @Override
    public void error(ErrorEvent event) {
        if (isGone(event.getThrowable())) return;
        var refused = asRefusal(event.getThrowable());
        var ui = UI.getCurrent();
        if (ui != null) Notices.refused(refused);
    }

    /** The refusal behind a failure; a defect is logged and becomes a refusal that names its reference. */
    Refused asRefusal(Throwable failure) {
        var refused = refusalIn(failure);
        if (refused != null) return refused;
        var trouble = DatabaseTrouble.behind(failure);
        if (trouble.isPresent()) {
            LOG.warn("A person was told that the database is {}: {}", trouble.get(), failure.getMessage());
            return Refused.unavailable(
                    switch (trouble.get()) {
                        case AWAY -> "shell.database-away";
                        case BUSY -> "shell.database-busy";
                        case FULL -> "shell.database-full";
                        case AT_ONCE -> "shell.database-at-once";
                    });
        }
        if (UnfitValue.isBehind(failure)) {
            LOG.warn("A screen took in what the database does not", failure);
            return Refused.unfit("error.unfit-value");
        }
        var reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Reference {}", reference, failure);
        return Refused.unavailable("shell.defect", reference);
    }

    /** Whether the person closed the browser before the answer came. */
    private static boolean isGone(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof ClientAbortException) return true;
        return false;
    }

    private static @Nullable Refused refusalIn(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof Refused refused) return refused;
        return null;
    }
}

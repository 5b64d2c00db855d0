package dev.rapport.customer.ui;

import com.vaadin.flow.component.UI;
import dev.rapport.customer.Origin;
import org.jspecify.annotations.Nullable;

/** Where something that is kept of a customer comes from, in words. */
final class OriginWords {

    private OriginWords() {}

    /** @param origin absent where that was not kept */
    static String of(@Nullable Origin origin) {
        var screen = UI.getCurrent();
        if (origin == null) return screen.getTranslation("customer.origin.UNKNOWN");
        if (origin.source() != Origin.Source.FILE || origin.file() == null)
            return screen.getTranslation("customer.origin." + origin.source());
        return origin.line() == null
                ? screen.getTranslation("customer.origin.file", origin.file())
                : screen.getTranslation("customer.origin.file-line", origin.file(), origin.line());
    }
}

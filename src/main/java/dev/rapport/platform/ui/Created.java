package dev.rapport.platform.ui;

import com.vaadin.flow.component.UI;
import dev.rapport.platform.Refused;

/** Where people are led who have just opened a case. */
public final class Created {

    private Created() {}

    /**
     * To the page of the case; who may not see it, because others work on it, stays and is told that it is there.
     *
     * @param look asks for the case as its page does, and is refused as that is
     */
    public static void show(String path, String number, Runnable look) {
        try {
            look.run();
            UI.getCurrent().navigate(path);
        } catch (Refused others) {
            Notices.done(UI.getCurrent().getTranslation("ui.created-for-others", number));
        }
    }
}

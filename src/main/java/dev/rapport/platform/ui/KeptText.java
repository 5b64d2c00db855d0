package dev.rapport.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import dev.rapport.platform.UserId;

/** Stands right behind a text field and keeps in the browser's tab what is typed there until the field is cleared. */
@Tag("kept-text")
@JsModule("./components/kept-text.ts")
public final class KeptText extends Component {

    /**
     * To be called before the field is shown.
     *
     * @param what the thing that the text is for; one person's text is not shown to another
     */
    public void keepFor(UserId typist, String what) {
        getElement().setAttribute("name", typist + " " + what);
    }

    /** For a field that is cleared and goes from the page in one: its browser would never hear that it was cleared. */
    public void forget() {
        UI.getCurrent()
                .getPage()
                .executeJs(
                        "sessionStorage.removeItem('kept-text ' + $0)",
                        getElement().getAttribute("name"));
    }
}

package dev.rapport.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** The keys that work on every page, and the page that tells of them. */
@Tag("rapport-shortcuts")
@JsModule("./components/shortcuts.ts")
class Shortcuts extends Component {

    private record Shortcut(String keys, String text) {}

    private static final List<Shortcut> ALL = List.of(
            new Shortcut("/", "shell.key.search"),
            new Shortcut("c", "shell.key.create"),
            new Shortcut("?", "shell.key.help"),
            new Shortcut("↑ ↓ J K", "shell.key.select"),
            new Shortcut("t", "shell.key.take"),
            new Shortcut("Ctrl Enter", "shell.key.complete"));

    Shortcuts() {
        getElement().addEventListener("shortcuts-wanted", wanted -> tell());
    }

    static void tell() {
        var ui = UI.getCurrent();
        var list = new DescriptionList();
        list.addClassNames("facts", "shortcuts");
        for (var shortcut : ALL) {
            var keys = new Term();
            for (var key : shortcut.keys().split(" ")) keys.add(kbd(key));
            list.add(keys, new Description(ui.getTranslation(shortcut.text())));
        }
        var dialog = new Dialog(list);
        dialog.setHeaderTitle(ui.getTranslation("shell.keys"));
        dialog.getFooter().add(new Button(ui.getTranslation("ui.close"), click -> dialog.close()));
        dialog.open();
    }

    private static Span kbd(String key) {
        var span = new Span(key);
        span.addClassName("key");
        return span;
    }
}

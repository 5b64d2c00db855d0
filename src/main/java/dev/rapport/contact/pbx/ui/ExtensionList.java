package dev.rapport.contact.pbx.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.access.Staff;
import dev.rapport.contact.calls.Extensions;
import dev.rapport.contact.calls.Extensions.Extension;
import dev.rapport.contact.calls.Extensions.Stranger;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import java.util.UUID;

/** Extensions of a telephone system and the people whose they are. */
final class ExtensionList extends Div {

    private final transient Extensions extensions;
    private final transient Staff staff;
    private final UUID account;

    ExtensionList(Extensions extensions, Staff staff, UUID account) {
        this.extensions = extensions;
        this.staff = staff;
        this.account = account;
        addClassName("stack");
        show();
    }

    private void show() {
        removeAll();
        var all = extensions.of(account);
        if (all.isEmpty()) add(new Span(getTranslation("extension.none")));
        all.forEach(one -> add(line(one)));
        extensions.strangers(account).forEach(one -> add(line(one)));
        var add = new Button(
                getTranslation("extension.add"),
                click -> new ExtensionDialog(extensions, staff, account, "", this::show).open());
        add.addThemeVariants(ButtonVariant.SMALL);
        add(add);
    }

    private Div line(Extension one) {
        var remove = new Button(getTranslation("extension.remove"), click -> remove(one));
        remove.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        remove.setAriaLabel(getTranslation("extension.remove-of", one.extension(), one.name()));
        var line = new Div(new Span(getTranslation("extension.is", one.extension(), one.name())), remove);
        line.addClassName("row");
        return line;
    }

    private Div line(Stranger one) {
        var say = new Button(
                getTranslation("extension.say-whose"),
                click -> new ExtensionDialog(extensions, staff, account, one.extension(), this::show).open());
        say.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        say.setAriaLabel(getTranslation("extension.say-whose-of", one.extension()));
        var line = new Div(new Span(getTranslation("extension.stranger", one.extension())), Times.ago(one.at()), say);
        line.addClassName("row");
        return line;
    }

    private void remove(Extension one) {
        if (Notices.attempt(() -> extensions.remove(account, one.extension())))
            Notices.done(getTranslation("extension.was-removed", one.extension()), () -> {
                extensions.add(account, one.extension(), one.person());
                show();
            });
        show();
    }
}

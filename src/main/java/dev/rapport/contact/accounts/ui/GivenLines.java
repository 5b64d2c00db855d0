package dev.rapport.contact.accounts.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.contact.accounts.ChannelPlatform;
import dev.rapport.platform.ui.Notices;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is entered on the other side, to be copied: with our own address as it is configured, else as the browser calls us. */
final class GivenLines extends Div {

    private final Map<String, TextField> lines = new LinkedHashMap<>();
    private final transient Map<String, String> given;
    private final String ours;

    /** @param ours our own address; may be empty */
    GivenLines(Map<String, String> given, String ours) {
        this.given = given;
        this.ours = ours.endsWith("/") ? ours.substring(0, ours.length() - 1) : ours;
        addClassName("stack");
        setVisible(!given.isEmpty());
        given.keySet().forEach(what -> add(line(what)));
        fill(this.ours);
    }

    private TextField line(String what) {
        var line = new TextField(getTranslation(what));
        line.setReadOnly(true);
        line.setWidthFull();
        var copy = new Button(getTranslation("accounts.copy"), click -> copy(line));
        copy.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        copy.setAriaLabel(getTranslation("accounts.copy-of", getTranslation(what)));
        line.setSuffixComponent(copy);
        lines.put(what, line);
        return line;
    }

    private void copy(TextField line) {
        getElement().executeJs("navigator.clipboard?.writeText($0)", line.getValue());
        Notices.done(getTranslation("accounts.copied"));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        if (ours.isEmpty() && !given.isEmpty()) attached.getUI().getPage().fetchCurrentURL(here -> fill(origin(here)));
    }

    private static String origin(URL here) {
        return here.getProtocol() + "://" + here.getAuthority();
    }

    private void fill(String address) {
        lines.forEach(
                (what, line) -> line.setValue(given.getOrDefault(what, "").replace(ChannelPlatform.OURS, address)));
    }
}

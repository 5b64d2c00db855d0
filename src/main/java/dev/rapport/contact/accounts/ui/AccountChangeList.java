package dev.rapport.contact.accounts.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.contact.accounts.AccountChange;
import dev.rapport.contact.accounts.AccountChange.What;
import dev.rapport.contact.accounts.AccountField;
import dev.rapport.platform.ui.Times;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who changed what, when, from what to what; of a secret only that it was. */
class AccountChangeList extends Div {

    private final String platform;
    private final transient List<AccountField> fields;

    /** @param fields that the platform asks for today */
    AccountChangeList(List<AccountChange> changes, String platform, List<AccountField> fields) {
        this.platform = platform;
        this.fields = fields;
        addClassName("stack");
        changes.forEach(change -> add(line(change)));
    }

    private Div line(AccountChange change) {
        var who = Objects.requireNonNullElse(change.by(), getTranslation("staff.by-system"));
        var head = new Span(new Span(who), new Span(" · "), Times.ago(change.at()));
        head.addClassName("secondary");
        return new Div(new Div(said(change)), head);
    }

    private String said(AccountChange change) {
        if (change.what() == What.EXTENSION)
            return getTranslation(
                    "accounts.extension-changed",
                    change.field(),
                    Objects.requireNonNullElse(change.before(), "–"),
                    Objects.requireNonNullElse(change.after(), "–"));
        var what = change.field() == null
                ? getTranslation("accounts.what." + change.what())
                : AccountWords.field(platform, change.field());
        if (change.what() == What.SECRET) return getTranslation("accounts.secret-changed", what);
        if (change.what() != What.NAME && change.what() != What.SETTING) return what;
        return getTranslation("accounts.changed", what, value(change, change.before()), value(change, change.after()));
    }

    private String value(AccountChange change, @Nullable String value) {
        if (value == null) return "–";
        return fields.stream()
                .filter(field -> field.name().equals(change.field()))
                .findFirst()
                .map(field -> AccountWords.value(platform, field, value))
                .orElse(value);
    }
}

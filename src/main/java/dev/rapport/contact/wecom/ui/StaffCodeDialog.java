package dev.rapport.contact.wecom.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.contact.wecom.StaffCode;
import dev.rapport.contact.wecom.StaffCodeDraft;
import dev.rapport.contact.wecom.StaffCodes;
import dev.rapport.platform.ui.FormDialog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a staff code, or says something else of one. */
class StaffCodeDialog extends FormDialog {

    private static final int LONGEST_TAGS = 700;
    private static final int LONGEST_WELCOME = 2_000;

    private final transient Map<UUID, Map<String, String>> staff;
    private final ComboBox<UUID> account = new ComboBox<>(getTranslation("wecom-code.account"));
    private final TextField name = new TextField(getTranslation("wecom-code.name"));
    private final MultiSelectComboBox<String> members = new MultiSelectComboBox<>(getTranslation("wecom-code.staff"));
    private final TextField tags = new TextField(getTranslation("wecom-code.tags"));
    private final TextField source = new TextField(getTranslation("wecom-code.source"));
    private final TextArea welcome = new TextArea(getTranslation("wecom-code.welcome"));

    /** @param now the one that is changed; absent: one is made */
    StaffCodeDialog(StaffCodes codes, @Nullable StaffCode now, Consumer<StaffCode> done) {
        staff = codes.staff();
        setHeaderTitle(getTranslation(now == null ? "wecom-code.make" : "wecom-code.change"));
        account.setItems(staff.keySet());
        account.setItemLabelGenerator(codes::account);
        account.addValueChangeListener(change -> offer(change.getValue()));
        members.setHelperText(getTranslation("wecom-code.staff-hint"));
        name.setMaxLength(StaffCodeDraft.LONGEST_NAME);
        tags.setMaxLength(LONGEST_TAGS);
        tags.setHelperText(getTranslation("wecom-code.tags-hint"));
        source.setMaxLength(StaffCodeDraft.LONGEST_WORD);
        source.setHelperText(getTranslation("wecom-code.source-hint"));
        welcome.setMaxLength(LONGEST_WELCOME);
        welcome.setHelperText(getTranslation("wecom-code.welcome-hint"));
        account.setWidthFull();
        members.setWidthFull();
        required(name, "wecom-code.bad-name");
        required(account, "wecom-code.no-account");
        required(members, "wecom-code.bad-members", "wecom-code.unknown-member");
        field(tags, "wecom-code.bad-tags");
        field(source, "wecom-code.bad-source");
        field(welcome, "wecom-welcome.too-long", "wecom-welcome.no-such-place");
        if (now != null) fill(now);
        else if (staff.size() == 1) account.setValue(staff.keySet().iterator().next());
        name.focus();
        saves(
                getTranslation(now == null ? "wecom-code.make" : "wecom-code.save"),
                () -> done.accept(
                        now == null
                                ? codes.make(account.getValue(), draft())
                                : codes.change(now.id(), draft(), now.revision())));
    }

    private void offer(@Nullable UUID chosen) {
        var names = chosen == null ? Map.<String, String>of() : staff.getOrDefault(chosen, Map.of());
        members.setItems(names.keySet());
        members.setItemLabelGenerator(member -> names.getOrDefault(member, member));
    }

    private void fill(StaffCode now) {
        if (!staff.containsKey(now.account())) account.setItems(now.account());
        account.setValue(now.account());
        account.setReadOnly(true);
        name.setValue(now.name());
        members.setValue(Set.copyOf(now.members()));
        tags.setValue(String.join(", ", now.tags()));
        source.setValue(now.source() == null ? "" : now.source());
        welcome.setValue(now.welcome() == null ? "" : now.welcome());
    }

    private StaffCodeDraft draft() {
        return new StaffCodeDraft(
                name.getValue(),
                List.copyOf(members.getValue()),
                Stream.of(tags.getValue().split("[,，、]", -1)).toList(),
                source.getValue(),
                welcome.getValue());
    }
}

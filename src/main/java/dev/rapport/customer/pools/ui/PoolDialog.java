package dev.rapport.customer.pools.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Staff;
import dev.rapport.customer.pools.Pool;
import dev.rapport.customer.pools.PoolRules;
import dev.rapport.customer.pools.Pools;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a pool or changes its rules. */
class PoolDialog extends FormDialog {

    private static final int A_DAY = 10;
    private static final int WAITS = 30;
    private static final int WARNS = 7;

    private final TextField name = new TextField(getTranslation("pools.name"));
    private final MultiSelectComboBox<String> teams = new MultiSelectComboBox<>(getTranslation("pools.teams"));
    private final IntegerField takes = number("pools.takes-a-day");
    private final IntegerField waits = number("pools.former-waits");
    private final IntegerField days = number("pools.back-after-days");
    private final IntegerField purchase = number("pools.back-after-purchase");
    private final IntegerField contract = number("pools.back-after-contract");
    private final IntegerField warns = number("pools.warns-days");
    private final Checkbox hides = new Checkbox(getTranslation("pools.hides"));
    private final Checkbox active = new Checkbox(getTranslation("pools.active"));

    /** @param pool absent for a new one */
    PoolDialog(Pools pools, Staff staff, @Nullable Pool pool, Runnable changed) {
        setHeaderTitle(getTranslation(pool == null ? "pools.make" : "pools.change"));
        name.setMaxLength(100);
        teams.setItems(staff.activeTeams().stream().map(team -> team.key()).toList());
        teams.setItemLabelGenerator(
                key -> staff.team(key).map(team -> team.name(getLocale())).orElse(key));
        teams.setHelperText(getTranslation("pools.teams-hint"));
        teams.setWidthFull();
        days.setHelperText(getTranslation("pools.back-hint"));
        purchase.setHelperText(getTranslation("pools.back-hint"));
        contract.setHelperText(getTranslation("pools.back-contract-hint"));
        hides.setHelperText(getTranslation("pools.hides-hint"));
        fill(pool == null ? null : pool.rules());
        required(name, "pools.bad-name", "pools.name-taken");
        required(teams, "pools.no-teams", "owners.no-such-team");
        required(takes);
        required(waits);
        field(days);
        field(purchase);
        field(contract);
        required(warns, "pools.warns-too-early", "pools.out-of-range");
        field(hides);
        if (pool != null) field(active);
        var read = pool == null ? null : new LastRead(pool.rules().revision());
        saves(getTranslation("pools.save"), () -> {
            if (pool == null || read == null) pools.make(rules());
            else
                read.replace(
                        revision -> pools.change(pool.id(), rules(), revision),
                        () -> pools.get(pool.id()).rules().revision());
            changed.run();
        });
    }

    private void fill(@Nullable PoolRules rules) {
        if (rules == null) {
            takes.setValue(A_DAY);
            waits.setValue(WAITS);
            warns.setValue(WARNS);
            active.setValue(true);
            return;
        }
        name.setValue(rules.name());
        teams.setValue(rules.teams());
        takes.setValue(rules.takesADay());
        waits.setValue(rules.formerWaitsDays());
        days.setValue(rules.backAfterDays());
        purchase.setValue(rules.backAfterPurchase());
        contract.setValue(rules.backAfterContract());
        warns.setValue(rules.warnsDays());
        hides.setValue(rules.hides());
        active.setValue(rules.active());
    }

    private PoolRules rules() {
        return new PoolRules(
                name.getValue(),
                List.copyOf(teams.getValue()),
                Objects.requireNonNullElse(takes.getValue(), 0),
                Objects.requireNonNullElse(waits.getValue(), 0),
                days.getValue(),
                purchase.getValue(),
                contract.getValue(),
                Objects.requireNonNullElse(warns.getValue(), 0),
                hides.getValue(),
                active.getValue());
    }

    private IntegerField number(String label) {
        var field = new IntegerField(getTranslation(label));
        field.setMin(0);
        field.setMax(3_650);
        field.setWidthFull();
        return field;
    }
}

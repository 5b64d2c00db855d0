package dev.rapport.access.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.PersonProfile;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.access.staff.PersonSheet;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.platform.Texts;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PersonZone;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds a person, or changes what is said of one. */
class PersonDialog extends FormDialog {

    private static final int USUAL_CAPACITY = 40;

    private final transient StaffDesk desk;
    private final transient Staff staff;
    private final transient Runnable after;
    private final TextField login = new TextField(getTranslation("staff.login"));
    private final TextField name = new TextField(getTranslation("staff.name"));
    private final CheckboxGroup<Role> roles = new CheckboxGroup<>(getTranslation("staff.roles"));
    private final MultiSelectComboBox<Team> teams = new MultiSelectComboBox<>(getTranslation("staff.teams"));
    private final ComboBox<Team> main = new ComboBox<>(getTranslation("staff.main-team"));
    private final MultiSelectComboBox<String> skills = words("staff.skills");
    private final MultiSelectComboBox<String> territories = words("staff.territories");
    private final IntegerField capacity = new IntegerField(getTranslation("staff.capacity"));
    private final ComboBox<Locale> language = new ComboBox<>(getTranslation("staff.language"));
    private final ComboBox<String> zone = new ComboBox<>(getTranslation("staff.zone"));

    /** For somebody new. */
    PersonDialog(StaffDesk desk, Staff staff, Runnable after) {
        this(desk, staff, (PersonProfile) null, after);
        setHeaderTitle(getTranslation("staff.add"));
        refusals().required(login).at(login, "access.bad-login", "access.login-taken");
        login.setHelperText(getTranslation("staff.login-hint"));
        login.setAutofocus(true);
        capacity.setValue(USUAL_CAPACITY);
        language.setValue(getLocale());
        zone.setValue(PersonZone.get().getId());
        saves(getTranslation("staff.add"), this::add);
    }

    PersonDialog(StaffDesk desk, Staff staff, PersonSheet person, Runnable after) {
        this(desk, staff, person.profile(), after);
        setHeaderTitle(getTranslation("staff.change-person", person.profile().name()));
        login.setVisible(false);
        var read = new LastRead(person.profile().revision());
        saves(getTranslation("staff.save"), () -> {
            read.replace(
                    revision -> desk.change(person.id(), wanted(), revision),
                    () -> desk.get(person.id()).profile().revision());
            saved();
        });
    }

    private PersonDialog(StaffDesk desk, Staff staff, @Nullable PersonProfile profile, Runnable after) {
        this.desk = desk;
        this.staff = staff;
        this.after = after;
        setWidth("min(36rem, 100%)");
        prepare();
        if (profile != null) show(profile);
        content(login);
        required(name, "access.bad-name");
        required(roles, "access.no-role", "access.not-oneself", "access.last-administrator");
        field(teams, "access.no-such-team", "access.team-left");
        field(main, "access.main-team-not-theirs");
        field(skills, "access.bad-words");
        field(territories);
        required(capacity, "access.bad-capacity");
        required(language);
        required(zone);
    }

    private void prepare() {
        login.setMaxLength(100);
        name.setMaxLength(200);
        roles.setItems(Role.values());
        roles.addClassName("in-a-line");
        roles.setItemLabelGenerator(StaffWords::role);
        teams.setItems(staff.activeTeams());
        teams.setItemLabelGenerator(StaffWords::team);
        main.setItemLabelGenerator(StaffWords::team);
        main.setHelperText(getTranslation("staff.main-team-hint"));
        main.setVisible(false);
        teams.addValueChangeListener(change -> offerMain());
        capacity.setMin(0);
        capacity.setStepButtonsVisible(true);
        capacity.setHelperText(getTranslation("staff.capacity-hint"));
        language.setItems(Texts.LOCALES);
        language.setItemLabelGenerator(StaffWords::language);
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
    }

    /** Of one team nothing needs to be chosen. */
    private void offerMain() {
        var before = main.getValue();
        var offered = List.copyOf(teams.getValue());
        main.setItems(offered);
        main.setVisible(offered.size() > 1);
        if (before != null && offered.contains(before)) main.setValue(before);
    }

    private void show(PersonProfile profile) {
        name.setValue(profile.name());
        roles.setValue(Set.copyOf(profile.roles()));
        var known = staff.teams();
        var theirs = profile.teams().stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .toList();
        var offered = new ArrayList<>(staff.activeTeams());
        theirs.stream().filter(team -> !offered.contains(team)).forEach(offered::add);
        teams.setItems(offered);
        teams.setValue(theirs);
        theirs.stream()
                .filter(team -> team.key().equals(profile.mainTeam()))
                .findFirst()
                .ifPresent(main::setValue);
        fill(skills, profile.skills());
        fill(territories, profile.territories());
        capacity.setValue(profile.capacity());
        language.setValue(profile.locale());
        zone.setValue(profile.zone().getId());
    }

    private PersonProfile wanted() {
        var chosen = main.getValue();
        return new PersonProfile(
                name.getValue(),
                List.copyOf(roles.getValue()),
                teams.getValue().stream().map(Team::key).toList(),
                chosen == null ? null : chosen.key(),
                List.copyOf(skills.getValue()),
                List.copyOf(territories.getValue()),
                capacity.getValue(),
                language.getValue(),
                ZoneId.of(zone.getValue()));
    }

    private void add() {
        var added = desk.add(login.getValue(), wanted());
        saved();
        new OneTimePasswordDialog(
                        added.person().profile().name(), added.person().login(), added.password())
                .open();
    }

    private void saved() {
        Notices.done(getTranslation("staff.saved", name.getValue()));
        after.run();
    }

    /** Words as they are entered. */
    private MultiSelectComboBox<String> words(String label) {
        var box = new MultiSelectComboBox<String>(getTranslation(label));
        box.setAllowCustomValue(true);
        box.setHelperText(getTranslation("staff.words-hint"));
        box.addCustomValueSetListener(entered -> {
            var all = new ArrayList<>(box.getValue());
            all.add(entered.getDetail());
            fill(box, all);
        });
        return box;
    }

    private static void fill(MultiSelectComboBox<String> box, List<String> words) {
        box.setItems(words);
        box.setValue(words);
    }
}

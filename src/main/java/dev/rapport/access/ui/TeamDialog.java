package dev.rapport.access.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.access.staff.PersonSheet;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.access.staff.TeamDesk;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds a team, or gives one other names, another lead or another team above. */
class TeamDialog extends FormDialog {

    private final TextField key = new TextField(getTranslation("staff.team-key"));
    private final TextField name = new TextField(getTranslation("staff.team-name"));
    private final TextField chineseName = new TextField(getTranslation("staff.team-chinese-name"));
    private final ComboBox<Team> above = new ComboBox<>(getTranslation("staff.team-above"));
    private final PersonField lead;

    /** @param team absent for a new one */
    TeamDialog(TeamDesk teams, StaffDesk desk, Staff staff, @Nullable Team team, Runnable after) {
        lead = new PersonField(getTranslation("staff.team-lead"), desk, null);
        setWidth("min(30rem, 100%)");
        setHeaderTitle(
                team == null
                        ? getTranslation("staff.add-team")
                        : getTranslation("staff.change-team", StaffWords.team(team)));
        key.setMaxLength(100);
        key.setHelperText(getTranslation("staff.team-key-hint"));
        name.setMaxLength(200);
        chineseName.setMaxLength(200);
        above.setItems(staff.activeTeams().stream()
                .filter(one -> team == null || !one.key().equals(team.key()))
                .toList());
        above.setItemLabelGenerator(StaffWords::team);
        above.setClearButtonVisible(true);
        if (team == null) required(key, "access.bad-team-key", "access.team-known");
        else show(team, desk, staff);
        required(name, "access.bad-name");
        required(chineseName);
        field(above, "access.team-above-itself", "access.no-such-team", "access.team-left");
        field(lead, "access.person-left");
        var deed = deed(teams, team);
        saves(getTranslation("staff.save"), () -> {
            deed.run();
            after.run();
        });
    }

    private Runnable deed(TeamDesk teams, @Nullable Team team) {
        if (team == null) return () -> teams.add(key.getValue(), wish());
        var read = new LastRead(team.revision());
        return () -> read.replace(
                revision -> teams.change(team.key(), wish(), revision),
                () -> teams.get(team.key()).revision());
    }

    private void show(Team team, StaffDesk desk, Staff staff) {
        name.setValue(team.name());
        chineseName.setValue(team.chineseName());
        Optional.ofNullable(team.parent()).flatMap(staff::team).ifPresent(above::setValue);
        Optional.ofNullable(team.lead()).map(desk::get).ifPresent(lead::setValue);
    }

    private TeamDesk.Wish wish() {
        return new TeamDesk.Wish(
                name.getValue(),
                chineseName.getValue(),
                Optional.ofNullable(above.getValue()).map(Team::key).orElse(null),
                Optional.ofNullable(lead.getValue()).map(PersonSheet::id).orElse(null));
    }
}

package dev.rapport.sample;

import static dev.rapport.sample.SampleFile.text;
import static dev.rapport.sample.SampleFile.words;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.rapport.access.NewPerson;
import dev.rapport.access.Role;
import dev.rapport.access.StaffAdmin;
import dev.rapport.platform.UserId;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The teams and people of the sample organisation; each person's password is the login. */
@Component
class SampleStaff {

    private final StaffAdmin admin;

    SampleStaff(StaffAdmin admin) {
        this.admin = admin;
    }

    void create() {
        var teams = SampleFile.read("teams").rows();
        for (var team : teams) {
            admin.putTeam(team.getField("key"), team.getField("name"), team.getField("chinese"), text(team, "parent"));
        }
        Map<String, UserId> byLogin = new HashMap<>();
        for (var row : SampleFile.read("staff").rows()) {
            byLogin.put(row.getField("login"), admin.addPerson(person(row)));
        }
        for (var team : teams) {
            admin.makeLead(team.getField("key"), Objects.requireNonNull(byLogin.get(team.getField("lead"))));
        }
    }

    private static NewPerson person(NamedCsvRecord row) {
        return new NewPerson(
                row.getField("login"),
                row.getField("name"),
                row.getField("login"),
                words(row, "roles").stream().map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                text(row, "team"),
                words(row, "skills"),
                words(row, "territories"),
                Integer.parseInt(row.getField("capacity")),
                Locale.forLanguageTag(row.getField("locale")),
                ZoneId.of(row.getField("zone")));
    }
}

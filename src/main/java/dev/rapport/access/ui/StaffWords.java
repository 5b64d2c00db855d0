package dev.rapport.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import dev.rapport.access.AtTelephone.Status;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.access.staff.PersonSheet;
import dev.rapport.platform.ui.Chips;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How people, roles and teams are called in the reader's language. */
final class StaffWords {

    private StaffWords() {}

    static String say(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }

    static String role(Role role) {
        return say("role." + role);
    }

    static String roles(Collection<Role> roles) {
        return roles.stream().map(StaffWords::role).collect(Collectors.joining(", "));
    }

    static String language(Locale locale) {
        return locale.getDisplayLanguage(UI.getCurrent().getLocale());
    }

    static String team(Team team) {
        return team.name(UI.getCurrent().getLocale());
    }

    static String teams(Staff staff, List<String> keys) {
        var known = staff.teams();
        return keys.stream()
                .map(key -> known.containsKey(key) ? team(known.get(key)) : key)
                .collect(Collectors.joining(", "));
    }

    static Component state(Team team) {
        return team.active() ? Chips.good(say("staff.active")) : Chips.plain(say("staff.given-up"));
    }

    private static Component telephone(Status status) {
        var words = say("word.AtTelephone." + status);
        return switch (status) {
            case AVAILABLE -> Chips.good(words);
            case BUSY -> Chips.info(words);
            case PAUSED -> Chips.paused(words);
            case OFF -> Chips.plain(words);
        };
    }

    static Component state(PersonSheet person) {
        if (!person.active()) return Chips.plain(say("staff.left"));
        var chips = new Span(person.present() ? Chips.good(say("staff.present")) : Chips.paused(say("staff.absent")));
        chips.addClassName("row");
        var telephone = person.telephone();
        if (telephone != null) chips.add(telephone(telephone.status()));
        if (person.passwordMustChange()) chips.add(Chips.info(say("staff.one-time")));
        return chips;
    }
}

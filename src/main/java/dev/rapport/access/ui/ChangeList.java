package dev.rapport.access.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.access.Role;
import dev.rapport.access.StaffChange;
import dev.rapport.access.StaffChange.What;
import dev.rapport.platform.ui.Times;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who changed what, when, from what to what. */
class ChangeList extends Div {

    private final String name;
    private final String gone;

    static ChangeList ofPerson(List<StaffChange> changes) {
        return new ChangeList(changes, "staff.what.NAME", "staff.left");
    }

    static ChangeList ofTeam(List<StaffChange> changes) {
        return new ChangeList(changes, "staff.team-name", "staff.given-up");
    }

    private ChangeList(List<StaffChange> changes, String name, String gone) {
        this.name = name;
        this.gone = gone;
        addClassName("stack");
        if (changes.isEmpty()) add(new Span(getTranslation("staff.never-changed")));
        changes.forEach(change -> add(line(change)));
    }

    private Div line(StaffChange change) {
        var who = change.byName() == null ? getTranslation("staff.by-system") : change.byName();
        var when = new Span(Times.ago(change.at()));
        var head = new Span(new Span(who), new Span(" · "), when);
        head.addClassName("secondary");
        return new Div(new Div(said(change)), head);
    }

    private String said(StaffChange change) {
        var what = getTranslation(change.what() == What.NAME ? name : "staff.what." + change.what());
        if (change.what() == What.PASSWORD) return what;
        return getTranslation(
                "staff.changed", what, value(change.what(), change.before()), value(change.what(), change.after()));
    }

    private String value(What what, @Nullable String value) {
        if (value == null) return "–";
        return switch (what) {
            case ROLES ->
                Arrays.stream(value.split(", "))
                        .map(role -> StaffWords.role(Role.valueOf(role)))
                        .collect(Collectors.joining(", "));
            case ACTIVE -> getTranslation(Boolean.parseBoolean(value) ? "staff.active" : gone);
            case LANGUAGE -> StaffWords.language(Locale.forLanguageTag(value));
            default -> value;
        };
    }
}

package dev.rapport.sla.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.platform.UserId;
import dev.rapport.sla.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cells that both lists of the SLA page share; names are looked up once for each person. */
public final class SlaRows {

    private final Staff staff;
    private final SlaWords words;
    private final Map<UserId, String> names = new HashMap<>();
    private final Map<String, String> teams = new HashMap<>();

    public SlaRows(Staff staff, Component screen) {
        this.staff = staff;
        this.words = new SlaWords(screen);
    }

    public String name(UserId id) {
        return names.computeIfAbsent(
                id, unknown -> staff.names(List.of(unknown)).getOrDefault(unknown, "–"));
    }

    public Component subject(@Nullable String number, @Nullable String external, @Nullable String title) {
        var name = number == null ? external : number;
        var link = number == null ? new Span(name == null ? "–" : name) : new Anchor("cases/" + number, number);
        return lines(link, title == null ? "" : title);
    }

    public Component holder(@Nullable UserId owner, @Nullable String team) {
        return lines(new Span(owner == null ? words.say("sla.nobody") : name(owner)), team == null ? "" : team(team));
    }

    public Component policy(Promise promise) {
        return lines(
                new Span(words.say("sla.policy-on", words.say(promise.policy()), words.say(promise.calendar()))),
                words.say("sla.rule-version", words.say(promise.rule()), promise.ruleVersion()));
    }

    public String team(String key) {
        return teams.computeIfAbsent(
                key, unknown -> staff.team(unknown).map(this::name).orElse(unknown));
    }

    private String name(Team team) {
        return team.name(Optional.ofNullable(UI.getCurrent()).map(UI::getLocale).orElse(Locale.ENGLISH));
    }

    public static Component lines(Component first, String second) {
        var below = new Span(second);
        below.addClassName("secondary");
        below.getElement().setAttribute("title", second);
        var cell = new Div(first, below);
        cell.addClassName("sla-two-lines");
        return cell;
    }
}

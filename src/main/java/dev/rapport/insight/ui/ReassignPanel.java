package dev.rapport.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.rapport.access.Team;
import dev.rapport.insight.today.Candidate;
import dev.rapport.insight.today.Candidate.Outlook;
import dev.rapport.insight.today.Reassignment;
import dev.rapport.insight.today.Reassignment.Given;
import dev.rapport.insight.today.TeamQueue;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.CaseClock;
import dev.rapport.sla.ui.SlaRows;
import dev.rapport.sla.ui.SlaWords;
import java.util.function.Supplier;

/** What giving a case to each person of a team would do to its clock; gives it, and takes that back. */
final class ReassignPanel extends Div {

    private final transient CaseClock clock;
    private final transient Reassignment reassignment;
    private final transient Runnable after;
    private final boolean mayWait;
    private final SlaWords words = new SlaWords(this);
    private final ComboBox<Team> team = new ComboBox<>();
    private final UnorderedList people = new UnorderedList();

    /** @param after is run once the case was given or taken back */
    ReassignPanel(CaseClock clock, Reassignment reassignment, Runnable after) {
        this.clock = clock;
        this.reassignment = reassignment;
        this.after = after;
        mayWait = reassignment.canWait(clock.subject());
        addClassName("sla-details");
        if (!reassignment.isPossible(clock.subject())) {
            add(new Paragraph(getTranslation("sla.cannot-hand-over")));
            return;
        }
        var teams = reassignment.teams(clock.subject());
        team.setLabel(getTranslation("sla.team"));
        team.setItems(teams);
        team.setItemLabelGenerator(one -> one.name(getLocale()));
        team.addValueChangeListener(change -> show());
        people.addClassName("sla-candidates");
        add(team, people);
        var now = clock.team();
        teams.stream().filter(one -> one.key().equals(now)).findFirst().ifPresent(team::setValue);
    }

    private void show() {
        people.removeAll();
        if (team.getValue() == null) return;
        if (mayWait) people.add(new ListItem(line(team.getValue())));
        var found = reassignment.candidates(clock, team.getValue().key());
        found.forEach(one -> people.add(new ListItem(line(one))));
        if (found.isEmpty()) people.add(new ListItem(getTranslation("sla.no-candidates")));
    }

    private Component line(Candidate one) {
        var give = new Button(getTranslation("sla.give-to", one.name()), click -> give(one));
        give.addThemeVariants(ButtonVariant.SMALL);
        give.setDisableOnClick(true);
        var line = new Div(
                SlaRows.lines(new Span(one.name()), load(one)),
                SlaRows.lines(outlook(one.outlook()), forecast(one)),
                give);
        line.addClassName("sla-candidate");
        return line;
    }

    private Component line(Team queue) {
        var found = reassignment.queue(clock, queue.key());
        var name = queue.name(getLocale());
        var line = new Div(
                SlaRows.lines(
                        new Span(words.say("sla.queue-of", name)),
                        words.say("sla.queue-load", found.waiting(), found.present())),
                SlaRows.lines(outlook(found.outlook()), forecast(found)),
                waitsIn(queue) ? new Span(getTranslation("sla.waits-there")) : waiting(queue));
        line.addClassName("sla-candidate");
        return line;
    }

    private boolean waitsIn(Team queue) {
        return clock.owner() == null && queue.key().equals(clock.team());
    }

    private Button waiting(Team queue) {
        var give = new Button(getTranslation("sla.give-to-queue"), click -> giveToTeam(queue));
        give.addThemeVariants(ButtonVariant.SMALL);
        give.setDisableOnClick(true);
        return give;
    }

    private String forecast(TeamQueue queue) {
        var typical = queue.typical();
        var left = words.left(Math.max(0, queue.left()));
        return typical == null
                ? words.say("sla.forecast.queue-left", left, queue.before())
                : words.say("sla.forecast.queue-typical", left, words.amount(typical), queue.before());
    }

    private String load(Candidate one) {
        var load = words.say("sla.load", one.open(), one.capacity());
        var next = one.nextDue();
        return next == null ? load : load + " · " + words.say("sla.load-next", Times.exact(next));
    }

    private Component outlook(Outlook outlook) {
        var text = words.say("sla.outlook." + outlook);
        return switch (outlook) {
            case IN_TIME -> Chips.good(text);
            case UNKNOWN -> Chips.plain(text);
            case OTHERS_FIRST, TOO_LITTLE_TIME -> Chips.warning(text);
            case ABSENT, OVER -> Chips.bad(text);
        };
    }

    private String forecast(Candidate one) {
        var until = one.absentUntil();
        if (one.absent())
            return until == null
                    ? words.say("sla.forecast.absent")
                    : words.say("sla.forecast.absent-until", Times.exact(until));
        var typical = one.typical();
        var left = words.left(Math.max(0, one.left()));
        return typical == null
                ? words.say("sla.forecast.left", left, one.before())
                : words.say("sla.forecast.typical", left, words.amount(typical), one.before());
    }

    private void give(Candidate to) {
        give(getTranslation("sla.given", to.name()), () -> reassignment.give(clock.subject(), to.id(), to.team()));
    }

    private void giveToTeam(Team queue) {
        give(
                getTranslation("sla.given-to-queue", queue.name(getLocale())),
                () -> reassignment.giveToTeam(clock.subject(), queue.key()));
    }

    private void give(String done, Supplier<Given> deed) {
        var isGiven = Notices.attempt(() -> {
            offerUndo(done, deed.get());
            after.run();
        });
        if (!isGiven) show();
    }

    private void offerUndo(String done, Given given) {
        Notices.done(done, () -> {
            reassignment.undo(given);
            after.run();
            Notices.done(getTranslation("sla.undone"));
        });
    }
}

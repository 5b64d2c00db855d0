package dev.rapport.customer.handover.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.customer.handover.HandOver;
import dev.rapport.customer.handover.HandOvers;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.FormDialog;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/** Starts a hand-over; asks who leads the teams instead that a leaver leads. */
class StartDialog extends FormDialog {

    /** @param led the teams for which somebody else must be named */
    StartDialog(HandOvers handOvers, Staff staff, HandOver one, List<Team> led, Runnable started) {
        setHeaderTitle(getTranslation("handover.start-title", one.total(), one.fromName()));
        var ends = one.endsAccess() && staff.isEnabled(one.from());
        content(new Paragraph(getTranslation(ends ? "handover.start-ends-access" : "handover.start-text")));
        var fields = new HashMap<String, ComboBox<UserId>>();
        led.forEach(team -> {
            var lead = lead(team, one, staff);
            fields.put(team.key(), lead);
            required(lead, "access.still-leads", "access.person-left");
        });
        saves(getTranslation("handover.start"), () -> {
            var leads = new HashMap<String, UserId>();
            fields.forEach((team, lead) -> leads.put(team, Objects.requireNonNull(lead.getValue())));
            handOvers.start(one.id(), leads);
            started.run();
        });
    }

    private ComboBox<UserId> lead(Team team, HandOver one, Staff staff) {
        var names = staff.having(Role.values());
        var lead = new ComboBox<UserId>(getTranslation("handover.leads-instead", team.name(getLocale())));
        lead.setItems(names.keySet().stream()
                .filter(person -> !person.equals(one.from()))
                .sorted(Comparator.comparing(names::get))
                .toList());
        lead.setItemLabelGenerator(person -> getTranslation(
                "handover.giver",
                names.getOrDefault(person, "–"),
                staff.byId(person).map(known -> known.login()).orElse("–")));
        lead.setWidthFull();
        return lead;
    }
}

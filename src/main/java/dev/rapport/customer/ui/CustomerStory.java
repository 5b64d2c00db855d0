package dev.rapport.customer.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.rapport.cases.Cases;
import dev.rapport.cases.ui.ChapterChips;
import dev.rapport.cases.ui.StoryList;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.PersonZone;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A customer's story; the chapters that are told stand in the address. */
class CustomerStory extends Div {

    private static final String CHAPTERS = "story";

    private final CustomerId customer;
    private final ChapterChips chips;
    private final StoryList lines;

    CustomerStory(Cases cases, CustomerId customer) {
        this.customer = customer;
        chips = new ChapterChips(cases.chapters(), this::choose);
        var locale = getLocale();
        lines = new StoryList(
                (after, limit) -> cases.story(customer, chips.chosen(), locale, PersonZone.get(), limit, after));
        addClassName("stack");
        add(chips, lines);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var asked = attached.getUI()
                .getInternals()
                .getActiveViewLocation()
                .getQueryParameters()
                .getSingleParameter(CHAPTERS)
                .map(names -> Set.of(names.split(",")))
                .orElse(Set.of());
        chips.show(asked);
        if (!chips.chosen().isEmpty()) lines.reload();
    }

    private void choose(Set<String> chapters) {
        lines.startAgain();
        var parameters = chapters.isEmpty()
                ? QueryParameters.empty()
                : new QueryParameters(Map.of(CHAPTERS, List.of(String.join(",", chapters))));
        getUI().ifPresent(ui ->
                ui.getPage().getHistory().replaceState(null, new Location("customers/" + customer, parameters)));
    }
}

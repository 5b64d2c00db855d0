package dev.rapport.customer.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import dev.rapport.cases.Cases;
import dev.rapport.cases.StoryChapter;
import dev.rapport.cases.ui.ChapterChips;
import dev.rapport.cases.ui.StoryList;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Asked;
import dev.rapport.platform.ui.PersonZone;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A customer's story; the chapters that are told stand in the address. */
class CustomerStory extends Div {

    private static final String CHAPTERS = "story";

    /** Of the page that is open; it is made anew when something on it changes. */
    private record Chosen(Set<String> chapters) {}

    private final CustomerId customer;
    private final ChapterChips chips;
    private final StoryList lines;

    CustomerStory(Cases cases, CustomerId customer) {
        this.customer = customer;
        chips = new ChapterChips(cases.chapters(), this::choose);
        var chosen = ComponentUtil.getData(UI.getCurrent(), Chosen.class);
        if (chosen != null) chips.show(chosen.chapters());
        var locale = getLocale();
        lines = new StoryList(
                (after, limit) -> cases.story(customer, chips.chosen(), locale, PersonZone.get(), limit, after));
        addClassName("stack");
        add(chips, lines);
    }

    /** Takes what the address asks for; chapters that there are not are left out, which is said. */
    static void ask(BeforeEnterEvent navigation, List<StoryChapter> chapters) {
        var known = chapters.stream().map(StoryChapter::name).collect(Collectors.toSet());
        var asked = Asked.of(navigation)
                .read(CHAPTERS, text -> Optional.of(Set.of(text.split(","))).filter(known::containsAll));
        ComponentUtil.setData(navigation.getUI(), Chosen.class, new Chosen(asked.orElse(Set.of())));
    }

    private void choose(Set<String> chapters) {
        lines.startAgain();
        var address =
                "customers/" + customer + (chapters.isEmpty() ? "" : "?" + CHAPTERS + "=" + String.join(",", chapters));
        getUI().ifPresent(ui -> {
            ComponentUtil.setData(ui, Chosen.class, new Chosen(chapters));
            ui.getPage().getHistory().replaceState(null, new Location(address));
        });
    }
}

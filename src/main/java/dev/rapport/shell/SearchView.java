package dev.rapport.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.platform.GlobalSearch;
import dev.rapport.platform.ui.Asked;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.PageHead;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** What was found for a text. */
@Route("search")
@PermitAll
public class SearchView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int MOST_OF_A_KIND = 20;

    private final transient List<GlobalSearch> searches;
    private String text = "";

    SearchView(List<GlobalSearch> searches) {
        this.searches = searches;
        addClassNames("page", "search-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        text = Asked.of(navigation)
                .word("q")
                .map(given -> given.substring(0, Math.min(given.length(), 100)).strip())
                .orElse("");
        removeAll();
        add(new PageHead(getPageTitle()));
        var hits = text.isEmpty() ? List.<GlobalSearch.Hit>of() : find();
        if (hits.isEmpty())
            add(new EmptyState(
                    VaadinIcon.SEARCH, getTranslation("shell.nothing-found"), getTranslation("shell.search-hint")));
        else add(list(hits));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.search-title", text);
    }

    private List<GlobalSearch.Hit> find() {
        return searches.stream()
                .flatMap(search -> search.find(text, MOST_OF_A_KIND).stream())
                .toList();
    }

    private UnorderedList list(List<GlobalSearch.Hit> hits) {
        var list = new UnorderedList();
        list.addClassName("hits");
        for (var hit : hits) {
            var detail = new Span(hit.detail());
            detail.addClassName("secondary");
            list.add(new ListItem(
                    new Anchor(hit.address(), hit.title()), detail, Chips.plain(getTranslation(hit.kind()))));
        }
        return list;
    }
}

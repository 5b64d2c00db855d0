package dev.rapport.customer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.cases.Cases;
import dev.rapport.customer.CardDesk;
import dev.rapport.customer.ConsentDesk;
import dev.rapport.customer.ConsentWordings;
import dev.rapport.customer.ContactPointDesk;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.customer.CustomerPanel.Place;
import dev.rapport.customer.CustomerProfile;
import dev.rapport.customer.IdentityDesk;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.ParentDesk;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.customer.judgement.Judgements;
import dev.rapport.customer.judgement.ui.Standings;
import dev.rapport.customer.membership.ui.MembershipHeads;
import dev.rapport.customer.pools.PoolSight;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.HomeRegion;
import dev.rapport.platform.Ids;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Words;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One customer: who it is, what happened, and what is open. */
@Route("customers/:customer")
@CssImport("./styles/profile.css")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class CustomerView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Cases cases;
    private final transient CustomerDesk desk;
    private final transient ProfileDesk profiles;
    private final transient ContactPointDesk points;
    private final transient IdentityDesk identities;
    private final transient PoolSight pools;
    private final transient ConsentDesk consents;
    private final transient ConsentWordings wordings;
    private final transient ParentDesk parents;
    private final transient HomeRegion home;
    private final transient Standings standings;
    private final transient Judgements judgements;
    private final transient MembershipHeads memberships;
    private final transient CardDesk cards;
    private final transient List<CustomerPanel> panels;
    private String title = "";

    CustomerView(
            Cases cases,
            CustomerDesk desk,
            ProfileDesk profiles,
            ContactPointDesk points,
            IdentityDesk identities,
            PoolSight pools,
            ConsentDesk consents,
            ConsentWordings wordings,
            ParentDesk parents,
            HomeRegion home,
            Standings standings,
            Judgements judgements,
            MembershipHeads memberships,
            CardDesk cards,
            List<CustomerPanel> panels) {
        this.cases = cases;
        this.desk = desk;
        this.profiles = profiles;
        this.points = points;
        this.identities = identities;
        this.pools = pools;
        this.consents = consents;
        this.wordings = wordings;
        this.parents = parents;
        this.home = home;
        this.standings = standings;
        this.judgements = judgements;
        this.memberships = memberships;
        this.cards = cards;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(CustomerPanel::order))
                .toList();
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        var text = navigation.getRouteParameters().get("customer").orElse("");
        CustomerStory.ask(navigation, cases.chapters());
        show(new CustomerId(Ids.parse(text)));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(CustomerId id) {
        var profile = desk.profile(id);
        title = profile.line().name();
        removeAll();
        if (desk.isErased(id)) {
            add(erased(profile));
            return;
        }
        var columns = new Div(about(profile), panels(Place.STORY, id), panels(Place.ASIDE, id));
        columns.addClassName("customer-columns");
        add(head(profile), columns);
    }

    /** Nothing is left that could be changed; cases lead to what the law keeps. */
    private Div erased(CustomerProfile profile) {
        var page = new Div(
                new PageHead(title).facts(Chips.plain(getTranslation("customer.erased"))),
                new Paragraph(getTranslation("customer.erased-text")));
        page.addClassName("stack");
        panels.stream()
                .filter(CustomerCasesPanel.class::isInstance)
                .forEach(panel -> page.add(new Panel(
                        getTranslation(panel.title()), panel.show(profile.line().id()))));
        return page;
    }

    private PageHead head(CustomerProfile profile) {
        var line = profile.line();
        var facts = new ArrayList<Component>();
        facts.add(Chips.plain(getTranslation("word.Kind." + line.kind())));
        facts.add(Chips.info(Words.known("word.tier." + line.tier(), line.tier())));
        facts.add(Chips.plain(getTranslation("word.Lifecycle." + line.lifecycle())));
        facts.add(memberships.of(line.id()));
        if (profile.doNotContact()) facts.add(Chips.bad(getTranslation("customer.do-not-contact")));
        panels.forEach(panel -> panel.badge(line.id()).ifPresent(facts::add));
        return new PageHead(title).facts(facts.toArray(Component[]::new)).actions(card(line.id()), print());
    }

    private Button card(CustomerId id) {
        var card =
                new Button(getTranslation("customer.card"), click -> new CardDialog(cards, id, desk.mayWork()).open());
        card.addThemeVariants(ButtonVariant.TERTIARY);
        return card;
    }

    private Button print() {
        var print = new Button(
                getTranslation("customer.print"), click -> getElement().executeJs("window.print()"));
        print.addThemeVariants(ButtonVariant.TERTIARY);
        return print;
    }

    private Div about(CustomerProfile profile) {
        var id = profile.line().id();
        var mayWork = desk.mayWork();
        var about = new Div(
                new Panel(
                        getTranslation("customer.facts"),
                        new FactsPanel(profiles, id, mayWork, facts -> tell(profile, facts), () -> show(id))),
                new Panel(
                        getTranslation("customer.contact-points"),
                        new ContactPointList(desk, points, pools, profiles, home, id, () -> show(id))),
                new Panel(
                        getTranslation("customer.identities"),
                        new IdentityList(identities, pools, profiles, id, mayWork, () -> show(id))),
                new Panel(getTranslation("customer.tags"), new TagList(desk, judgements, id, mayWork)),
                new Panel(
                        getTranslation("customer.consent"),
                        new ConsentList(consents, wordings, id, mayWork, desk.mayChangeTerms(), () -> show(id))));
        about.addClassName("stack");
        return about;
    }

    /** What is not changed where it stands. */
    private void tell(CustomerProfile profile, Facts facts) {
        var line = profile.line();
        facts.with(getTranslation("customer.external"), line.knownElsewhereAs());
        standings.tell(line.id(), facts, () -> show(line.id()));
        facts.with(getTranslation("customer.terms"), terms(profile));
        if (line.kind() == NewCustomer.Kind.ORGANISATION || profile.parent() != null)
            facts.with(
                    getTranslation("customer.parent"),
                    new ParentLine(desk, parents, profiles, profile, desk.mayWork(), () -> show(line.id())));
        if (!profile.subsidiaries().isEmpty()) {
            var below = new Div();
            below.addClassName("row");
            profile.subsidiaries().forEach(relative -> below.add(link(relative)));
            facts.with(getTranslation("customer.subsidiaries"), below);
        }
        if (!profile.candidates().isEmpty())
            facts.with(getTranslation("customer.may-be-same"), new CandidateList(profile.candidates()));
    }

    private Component terms(CustomerProfile profile) {
        var id = profile.line().id();
        var terms = profile.terms();
        var said = Stream.of(
                        terms.language() == null
                                ? null
                                : Locale.forLanguageTag(terms.language()).getDisplayLanguage(getLocale()),
                        terms.contract())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
        var row = new Div(new Span(said.isEmpty() ? "–" : said));
        row.addClassName("row");
        if (desk.mayChangeTerms()) {
            var change = new Button(
                    getTranslation("customer.terms-change"),
                    click -> new TermsDialog(desk, id, terms, () -> show(id)).open());
            change.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            row.add(change);
        }
        return row;
    }

    private Div panels(Place place, CustomerId id) {
        var column = new Div();
        column.addClassName("stack");
        panels.stream().filter(panel -> panel.place() == place).forEach(panel -> {
            var shown = panel.show(id);
            if (shown.isVisible()) column.add(new Panel(getTranslation(panel.title()), shown));
        });
        return column;
    }

    private static Anchor link(CustomerProfile.Relative relative) {
        return new Anchor("customers/" + relative.id(), relative.name());
    }
}

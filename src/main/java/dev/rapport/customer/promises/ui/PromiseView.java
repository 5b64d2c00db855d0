package dev.rapport.customer.promises.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import dev.rapport.cases.ui.CasePage;
import dev.rapport.cases.ui.CaseSections;
import dev.rapport.customer.Customers;
import dev.rapport.customer.promises.MadePromise;
import dev.rapport.customer.promises.Promises;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One promise: what, by when, to whom, and for when it was promised before. */
@Route("promises/:promise")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class PromiseView extends CasePage<MadePromise> {

    private final transient Promises promises;
    private final transient Customers customers;

    PromiseView(Promises promises, Customers customers, CaseSections sections) {
        super(sections);
        this.promises = promises;
        this.customers = customers;
    }

    @Override
    protected MadePromise read(String reference) {
        return promises.get(reference);
    }

    @Override
    protected Heading heading(MadePromise promise) {
        return new Heading(
                promise.id(), promise.number(), getTranslation("promise.title", promise.number(), promise.what()));
    }

    @Override
    protected void show(MadePromise promise) {
        if (promise.isOpen()) facts(PromiseChips.state(promise), Times.due(promise.dueAt()));
        else facts(PromiseChips.state(promise));
        panel("promise.facts", known(promise));
        if (promises.mayWork(promise)) panel("promise.ways", new PromiseWays(promises, promise, this::reload));
        var times = promises.times(promise.number());
        if (times.size() > 1) panel("promise.times", times(times));
    }

    private Facts known(MadePromise promise) {
        var name = customers.names(List.of(promise.customer())).getOrDefault(promise.customer(), "–");
        return new Facts()
                .with(getTranslation("promise.what"), promise.what())
                .with(getTranslation("promise.to"), new Anchor("customers/" + promise.customer(), name))
                .with(getTranslation("promise.due"), Times.exact(promise.dueAt()))
                .with(getTranslation("promise.owner"), promises.holder(promise))
                .with(getTranslation("promise.why"), promise.reason());
    }

    private UnorderedList times(List<Promises.Time> times) {
        var list = new UnorderedList();
        list.addClassName("plain-list");
        for (var time : times) {
            var said = new Span(
                    getTranslation("promise.said", time.by() == null ? "–" : time.by(), Times.exact(time.saidAt())));
            said.addClassName("secondary");
            var line = new ListItem(new Span(Times.exact(time.dueAt())), said);
            line.addClassName("row");
            if (time.why() != null) line.add(new Span(time.why()));
            list.add(line);
        }
        return list;
    }
}

package dev.rapport.marketing.segments.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.customer.CustomerLine;
import dev.rapport.customer.Customers;
import dev.rapport.marketing.segments.Segment;
import dev.rapport.marketing.segments.SegmentChange;
import dev.rapport.marketing.segments.SegmentNews;
import dev.rapport.marketing.segments.Segments;
import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.LineList;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import dev.rapport.platform.ui.Words;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One segment: what it means, who is in it, and what became of it. */
@Route("segments/:segment")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class SegmentView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Segments segments;
    private final transient Staff staff;
    private String title = "";

    private final transient Customers customers;
    private transient Map<CustomerId, String> names = Map.of();
    private transient Map<UserId, String> colleagues = Map.of();
    private transient @Nullable UUID shown;

    SegmentView(Segments segments, Staff staff, Customers customers, Live live) {
        this.customers = customers;
        this.segments = segments;
        this.staff = staff;
        addClassName("page");
        live.refresh(this, SegmentNews.class, news -> news.segment().equals(shown), this::showAgain);
    }

    private void showAgain() {
        if (shown != null) show(shown);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        show(Ids.parse(navigation.getRouteParameters().get("segment").orElse("")));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(UUID id) {
        var segment = segments.get(id);
        title = segment.name();
        shown = id;
        removeAll();
        var head = new PageHead(title)
                .facts(
                        SegmentWordsOf.state(segment),
                        new Span(getTranslation("segment.count-members", segment.members())));
        if (segments.mayMake()) head.actions(actions(segment));
        add(head);
        hints(segment);
        var hidden = segments.hidden(segment.condition());
        var beside = new Div(
                new Panel(getTranslation("segment.means"), meaning(segment)),
                new Panel(
                        getTranslation("segment.history"),
                        hidden.isPresent() ? notShown(hidden.get()) : history(segment)));
        beside.addClassName("stack");
        var columns = new Div(
                new Panel(
                        getTranslation("segment.members"),
                        hidden.isPresent() ? notShown(hidden.get()) : members(segment)),
                beside);
        columns.addClassName("two-columns");
        add(columns);
    }

    private void hints(Segment segment) {
        var stuck = segment.stuck();
        var stuckAt = segment.stuckAt();
        if (stuck != null && stuckAt != null)
            add(new Paragraph(getTranslation(stuck.key(), stuck.arguments()) + " "
                    + getTranslation("segment.stuck-hint", Times.exact(stuckAt))));
        if (segment.computing()) add(new Paragraph(getTranslation("segment.computing-hint")));
    }

    private Button[] actions(Segment segment) {
        if (segment.isRemoved())
            return new Button[] {
                new Button(getTranslation("segment.restore"), click -> {
                    if (Notices.attempt(() -> segments.restore(segment.id()))) show(segment.id());
                })
            };
        var edit = new Button(
                getTranslation("segment.edit"),
                click -> getUI().ifPresent(ui -> ui.navigate("segment-edit/" + segment.id())));
        edit.addThemeVariants(ButtonVariant.PRIMARY);
        edit.setVisible(segments.hidden(segment.condition()).isEmpty());
        var freeze = new Button(getTranslation("segment.freeze"), click -> freeze(segment));
        freeze.setVisible(
                !segment.isFrozen() && segments.hidden(segment.condition()).isEmpty());
        var copy = new Button(getTranslation("segment.copy"), click -> copy(segment));
        var remove = new Button(getTranslation("segment.remove"), click -> remove(segment));
        return new Button[] {edit, freeze, copy, remove};
    }

    private void freeze(Segment segment) {
        var asked = new ConfirmDialog();
        asked.setHeader(getTranslation("segment.freeze"));
        asked.setText(getTranslation("segment.freeze-ask"));
        asked.setCancelable(true);
        asked.setCancelText(getTranslation("ui.cancel"));
        asked.setConfirmText(getTranslation("segment.freeze"));
        asked.addConfirmListener(confirmed -> {
            if (Notices.attempt(() -> segments.freeze(segment.id())))
                Notices.done(getTranslation("segment.was-frozen", segment.name()));
            show(segment.id());
        });
        asked.open();
    }

    private void copy(Segment segment) {
        var name = getTranslation("segment.copy-of", segment.name());
        Notices.attempt(() -> {
            var copy = segments.copy(segment.id(), name);
            Notices.done(getTranslation("segment.was-copied", copy.name()));
            getUI().ifPresent(ui -> ui.navigate("segments/" + copy.id()));
        });
    }

    private void remove(Segment segment) {
        if (!Notices.attempt(() -> segments.remove(segment.id()))) return;
        getUI().ifPresent(ui -> ui.navigate(SegmentsView.class));
        Notices.done(getTranslation("segment.was-removed", segment.name()), () -> {
            segments.restore(segment.id());
            getUI().ifPresent(ui -> ui.navigate("segments/" + segment.id()));
        });
    }

    private Div notShown(CustomerFact fact) {
        return new Div(new Paragraph(getTranslation("segment.members-not-shown", fact.called(getLocale()))));
    }

    private Div members(Segment segment) {
        var none = new EmptyState(
                VaadinIcon.USERS, getTranslation("segment.no-members"), getTranslation("segment.no-members-hint"));
        var list = new LineList<CustomerLine>(
                (after, limit) -> segments.members(segment.id(), limit, after), this::line, "plain-list");
        var isEmpty = !list.reload();
        none.setVisible(isEmpty && !segment.computing());
        list.setVisible(!isEmpty);
        return new Div(none, list);
    }

    private ListItem line(CustomerLine line) {
        var item = new ListItem(new Anchor("customers/" + line.id(), line.name()));
        item.addClassName("row");
        var about = new Span(String.join(
                " · ",
                Stream.concat(
                                Stream.of(Words.known("word.tier." + line.tier(), line.tier())),
                                line.contactPoints().stream())
                        .toList()));
        about.addClassName("secondary");
        item.add(about);
        return item;
    }

    private Div meaning(Segment segment) {
        var frozen = segment.frozenAt();
        var facts = new Facts()
                .with(getTranslation("segment.purpose"), segment.purpose().isEmpty() ? null : segment.purpose())
                .with(getTranslation("segment.owner"), SegmentWordsOf.owner(segment, staff))
                .with(getTranslation("segment.team"), SegmentWordsOf.team(segment, staff))
                .with(getTranslation("segment.frozen-at"), frozen == null ? null : Times.exact(frozen))
                .with(getTranslation("segment.changed-at"), Times.ago(segment.changedAt()));
        var used = segments.usedBy(segment.id());
        var users = new UnorderedList();
        users.addClassName("plain-list");
        used.forEach(use -> {
            var what = getTranslation(use.what().key(), use.what().arguments());
            users.add(new ListItem(use.address().isEmpty() ? new Span(what) : new Anchor(use.address(), what)));
        });
        return new Div(
                new Paragraph(segments.said(segment.condition(), getLocale())),
                used.isEmpty()
                        ? facts.with(getTranslation("segment.used-by"), getTranslation("segment.used-by-nothing"))
                        : facts.with(getTranslation("segment.used-by"), users));
    }

    private Div history(Segment segment) {
        var none = new Paragraph(getTranslation("segment.no-history"));
        var list = new LineList<SegmentChange>(
                (after, limit) -> named(segment, Math.min(limit, 20), after), this::line, "plain-list");
        none.setVisible(!list.reload());
        return new Div(none, list);
    }

    private Page<SegmentChange> named(Segment segment, int limit, @Nullable String after) {
        var page = segments.changes(segment.id(), limit, after);
        names = customers.names(page.items().stream()
                .map(SegmentChange::customer)
                .filter(Objects::nonNull)
                .toList());
        colleagues = staff.names(page.items().stream()
                .map(SegmentChange::by)
                .filter(Objects::nonNull)
                .toList());
        return page;
    }

    private ListItem line(SegmentChange change) {
        var item = new ListItem();
        item.addClassName("row");
        var customer = change.customer();
        if (customer != null)
            item.add(new Anchor(
                    "customers/" + customer, names.getOrDefault(customer, getTranslation("segment.customer"))));
        item.add(
                new Span(getTranslation("word.SegmentChange." + change.what(), change.came(), change.went())),
                Times.ago(change.at()));
        var by = change.by();
        if (by != null) {
            var who = new Span(getTranslation("segment.by", colleagues.getOrDefault(by, "–")));
            who.addClassName("secondary");
            item.add(who);
        }
        return item;
    }
}

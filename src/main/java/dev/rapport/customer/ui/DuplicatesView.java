package dev.rapport.customer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.customer.duplicates.DuplicateRun;
import dev.rapport.customer.duplicates.Duplicates;
import dev.rapport.customer.duplicates.DuplicatesProgress;
import dev.rapport.customer.duplicates.Pair;
import dev.rapport.customer.duplicates.Zone;
import dev.rapport.customer.merge.Comparisons;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Customers that may be one, the surest first; one pair at a time is shown side by side with what speaks for it. */
@Route("duplicates")
@Menu(title = "nav.duplicates", order = 11, icon = "vaadin:copy-o")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class DuplicatesView extends ListPage<Pair> {

    private static final String PAIR = "pair";

    private final transient Duplicates duplicates;
    private final transient Comparisons comparisons;
    private final transient ListFilter<Zone> zone;
    private final transient ListFilter<Boolean> different;
    private final Div run = new Div();
    private final Div shown = new Div();
    private @Nullable UUID selected;

    DuplicatesView(Duplicates duplicates, Comparisons comparisons, Live live) {
        super("nav.duplicates", PAIR);
        this.duplicates = duplicates;
        this.comparisons = comparisons;
        zone = choice(
                "zone",
                "duplicates.zone",
                List.of(Zone.SAME, Zone.REVIEW),
                value -> value.name().toLowerCase(Locale.ROOT),
                DuplicatesView::word);
        different = only("different", "duplicates.different-only");
        above(run, shown);
        var columns = columns();
        columns.card("nav.duplicates", this::open);
        columns.cell("duplicates.pair", this::open).width("16rem", 3).wideOnly();
        columns.cell("duplicates.zone", DuplicatesView::chip);
        columns.words("duplicates.why", DuplicateReasons::inShort).width("16rem", 3);
        columns.words("duplicates.weight", pair -> DuplicateReasons.bits(pair.weight()))
                .labelled();
        ifNothing(VaadinIcon.COPY_O, "duplicates.none");
        live.refresh(this, DuplicatesProgress.class, this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        super.beforeEnter(navigation);
        selected = asked(PAIR, text -> Optional.of(Ids.parse(text))).orElse(null);
        showRun();
        showSelected();
    }

    @Override
    protected Page<Pair> read(int limit, @Nullable String after) {
        return duplicates.list(different.isSet() && different.orElse(false), zone.get(), limit, after);
    }

    private Anchor open(Pair pair) {
        return new Anchor(
                "duplicates?pair=" + pair.id() + (pair.isDifferent() ? "&different=yes" : ""),
                pair.one().name() + " ↔ " + pair.other().name());
    }

    private void refresh() {
        reload();
        showRun();
        showSelected();
    }

    private void showRun() {
        run.removeAll();
        var last = duplicates.lastRun();
        var actions = new Div();
        actions.addClassName("row");
        last.ifPresent(one -> actions.add(
                new Span(story(one)),
                Times.ago(Optional.ofNullable(one.endedAt()).orElse(one.createdAt()))));
        if (duplicates.mayRun()) actions.add(action(last));
        if (actions.getComponentCount() == 0) return;
        run.add(actions);
        last.filter(one -> !one.state().isOver()).ifPresent(one -> run.add(new ProgressBar(0, 100, one.percent())));
    }

    private String story(DuplicateRun last) {
        if (!last.state().isOver())
            return getTranslation("duplicates.run-going", last.percent(), last.compared(), last.customers());
        var told = getTranslation(
                "duplicates.run-told." + last.state(), last.compared(), last.lookedAt(), last.same(), last.review());
        var leftOut =
                last.leftOut().values().stream().mapToInt(Integer::intValue).sum();
        if (leftOut > 0) told += " " + getTranslation("duplicates.left-out", leftOut);
        return last.learntAnew() ? told : told + " " + getTranslation("duplicates.not-learnt");
    }

    private Component action(Optional<DuplicateRun> last) {
        var going = last.filter(one -> !one.state().isOver());
        return going.map(one -> button("duplicates.stop", () -> duplicates.stop(one.id())))
                .orElseGet(() -> button("duplicates.run", duplicates::run));
    }

    private Button button(String text, Runnable deed) {
        var button = new Button(getTranslation(text), click -> {
            if (Notices.attempt(deed)) refresh();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private void showSelected() {
        shown.removeAll();
        Optional.ofNullable(selected)
                .map(duplicates::get)
                .ifPresent(pair -> shown.add(new Panel(getTranslation("duplicates.this"), details(pair))));
    }

    private Div details(Pair pair) {
        var sides = new Div(new DuplicateSide(pair.one()), new DuplicateSide(pair.other()));
        sides.addClassName("duplicate-sides");
        var details = new Div(chip(pair), sides, new DuplicateReasons(pair));
        details.addClassName("stack");
        if (duplicates.mayDecide()) details.add(decision(pair));
        return details;
    }

    private Component decision(Pair pair) {
        if (pair.isDifferent()) {
            var by = Optional.ofNullable(pair.decidedBy()).orElse("–");
            var row = new Div(
                    new Span(getTranslation("duplicates.decided", by)),
                    button("duplicates.open-again", () -> duplicates.openAgain(pair.id())));
            row.addClassName("row");
            return row;
        }
        var row = new Div(button("duplicates.are-different", () -> {
            duplicates.different(pair.id());
            Notices.done(getTranslation("duplicates.remembered"), () -> {
                duplicates.openAgain(pair.id());
                refresh();
            });
            turn(Map.of());
        }));
        row.addClassName("row");
        if (comparisons.mayMerge(pair.one().id())
                && comparisons.mayMerge(pair.other().id())) row.addComponentAsFirst(comparison(pair));
        else row.add(new Span(getTranslation("duplicates.who-merges")));
        return row;
    }

    /** The one known longer is proposed to stay. */
    private Anchor comparison(Pair pair) {
        var isOneOlder = !pair.one().createdAt().isAfter(pair.other().createdAt());
        var stays = isOneOlder ? pair.one() : pair.other();
        var goes = isOneOlder ? pair.other() : pair.one();
        return new Anchor(MergeView.address(stays.id(), goes.id()), getTranslation("duplicates.are-one"));
    }

    private static Component chip(Pair pair) {
        if (pair.isDifferent()) return Chips.plain(word(Zone.DIFFERENT));
        return pair.zone() == Zone.SAME ? Chips.good(word(pair.zone())) : Chips.info(word(pair.zone()));
    }

    private static String word(Zone zone) {
        return UI.getCurrent().getTranslation("word.Zone." + zone);
    }
}

package dev.rapport.customer.quality.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.judgement.Judgements;
import dev.rapport.customer.quality.DataQuality;
import dev.rapport.customer.quality.Deed;
import dev.rapport.customer.quality.FaultLine;
import dev.rapport.customer.quality.Flaw;
import dev.rapport.customer.quality.Quality;
import dev.rapport.customer.quality.QualityFigure;
import dev.rapport.customer.quality.Repairs;
import dev.rapport.customer.quality.Which;
import dev.rapport.customer.quality.Whom;
import dev.rapport.customer.reviews.DataReviews;
import dev.rapport.customer.reviews.ReviewRhythm;
import dev.rapport.customer.reviews.ui.RhythmLine;
import dev.rapport.imports.Imports;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How each check of customers stands, and the customers with whom something is wrong, each with the way to mend it. */
@Route("data-quality")
@Menu(title = "nav.data-quality", order = 14, icon = "vaadin:clipboard-pulse")
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
public class DataQualityView extends ListPage<FaultLine> {

    private final transient DataQuality quality;
    private final transient Repairs repairs;
    private final transient Judgements judgements;
    private final transient DataReviews reviews;
    private final transient Staff staff;
    private final transient Map<String, Team> teams;
    private final transient ListFilter<Quality> check;
    private final transient ListFilter<Flaw> what;
    private final transient ListFilter<String> team;
    private final transient ListFilter<UUID> brought;
    private final transient ListFilter<String> city;
    private final transient ListFilter<String> tag;
    private final Div figures = new Div();
    private final Span examining = new Span();

    DataQualityView(
            DataQuality quality,
            Repairs repairs,
            Judgements judgements,
            DataReviews reviews,
            Staff staff,
            Imports imports,
            CustomerDesk desk) {
        super("nav.data-quality");
        this.quality = quality;
        this.staff = staff;
        this.repairs = repairs;
        this.judgements = judgements;
        this.reviews = reviews;
        teams = staff.teams();
        figures.addClassName("pipeline");
        examining.addClassName("secondary");
        examining.getElement().setAttribute("role", "status");
        above(figures, examining);
        check = choice("check", "quality.check", Quality.values(), one -> getTranslation("word.Quality." + one))
                .usually(Quality.DUPLICATE_PHONES);
        what = choice("what", "quality.what", Flaw.values(), one -> getTranslation("word.Flaw." + one));
        team = choice(
                "team",
                "quality.team",
                staff.activeTeams().stream().map(Team::key).toList(),
                key -> key,
                this::teamName);
        var runs = ImportNames.of(imports);
        brought = choice("import", "quality.import", runs.ids(), UUID::toString, runs::name);
        city = search("city", "quality.city");
        tag = choice("tag", "customer.tag", desk.tagsInUse(), word -> word, word -> word);
        var columns = columns();
        columns.card("quality.customer", DataQualityView::link);
        columns.cell("quality.customer", DataQualityView::link)
                .width("12rem", 3)
                .wideOnly();
        columns.words("quality.what", line -> getTranslation("word.Flaw." + line.flaw()))
                .width("14rem", 3);
        columns.words("quality.owner", line -> line.owner() == null ? "–" : line.owner());
        columns.words("quality.team", line -> teamName(line.team()));
        columns.cell("quality.since", line -> Times.ago(line.since()));
        columns.cell("quality.mend", this::mend).width("12rem", 1);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        super.beforeEnter(navigation);
        showFigures();
        showWays();
    }

    @Override
    protected Page<FaultLine> read(int limit, @Nullable String after) {
        var which = which();
        ifNothing(
                VaadinIcon.CLIPBOARD_CHECK,
                "quality.none." + check.orElse(Quality.DUPLICATE_PHONES),
                "quality.none-hint");
        return which == null ? new Page<>(List.of(), null) : quality.list(which, limit, after);
    }

    /** One of the checks is always chosen. */
    @Override
    protected boolean isNarrowed() {
        return what.isSet() || team.isSet() || brought.isSet() || city.isSet() || tag.isSet();
    }

    private void showFigures() {
        var chosen = check.orElse(Quality.DUPLICATE_PHONES);
        figures.removeAll();
        var rhythms = reviews.rhythms().stream().collect(Collectors.toMap(ReviewRhythm::quality, Function.identity()));
        quality.figures().forEach(figure -> {
            var tile = tile(figure, figure.quality() == chosen);
            var rhythm = rhythms.get(figure.quality());
            if (rhythm != null) tile.add(new RhythmLine(reviews, rhythm, this::showFigures));
            figures.add(tile);
        });
        var due = quality.toBeExamined();
        var judged = judgements.toBeJudged();
        examining.setVisible(due > 0 || judged > 0);
        examining.setText(Stream.of(
                        due > 0 ? getTranslation("quality.examining", due) : null,
                        judged > 0 ? getTranslation("judgement.judging", judged) : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" ")));
    }

    /** Those whom one look at each cannot mend are led to the duplicates, or to the customers themselves. */
    private void showWays() {
        var past = new Anchor("data-reviews", getTranslation("nav.data-reviews"));
        var all = new Anchor("data-quality/repairs", getTranslation("quality.repairs"));
        var which = which();
        if (which == null || Deed.of(which.quality()).isEmpty() || !quality.mayMend()) {
            head().actions(past, all);
            return;
        }
        head().actions(
                        past,
                        all,
                        new Button(
                                getTranslation("quality.repair-many"),
                                click -> new RepairDialog(repairs, staff, which).open()));
    }

    /** As the address says; absent where it names a fault of another check. */
    private @Nullable Which which() {
        var chosen = check.orElse(Quality.DUPLICATE_PHONES);
        var flaw = what.get();
        return flaw != null && flaw.quality() != chosen
                ? null
                : new Which(chosen, flaw, team.get(), new Whom(brought.get(), city.get(), tag.get()));
    }

    private QualityTile tile(QualityFigure figure, boolean isChosen) {
        var tile = new QualityTile(figure, isChosen, this::teamName);
        if (quality.mayCharge()) tile.charge(() -> new ChargeDialog(quality, staff, figure, this::showFigures).open());
        return tile;
    }

    private static Anchor link(FaultLine line) {
        return new Anchor("customers/" + line.customer(), line.name());
    }

    private Component mend(FaultLine line) {
        if (!quality.mayMend()) return new Span("–");
        var other = line.other();
        var way = other == null
                ? new Anchor(
                        "customers/" + line.customer(),
                        getTranslation("quality.mend." + line.flaw().quality()))
                : new Anchor(
                        "customers/%s/merge/%s".formatted(line.customer(), other), getTranslation("quality.compare"));
        way.setAriaLabel(way.getText() + ": " + line.name());
        return way;
    }

    private String teamName(@Nullable String key) {
        var found = key == null ? null : teams.get(key);
        return found == null ? key == null ? getTranslation("quality.no-team") : key : found.name(getLocale());
    }
}

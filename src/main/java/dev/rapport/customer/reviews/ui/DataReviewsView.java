package dev.rapport.customer.reviews.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.customer.quality.Quality;
import dev.rapport.customer.reviews.DataReview;
import dev.rapport.customer.reviews.DataReviews;
import dev.rapport.customer.reviews.ReviewState;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reviews of data quality that the asker may see, the newest first; for managers also when the next ones begin. */
@Route("data-reviews")
@Menu(title = "nav.data-reviews", order = 14, icon = "vaadin:calendar-clock")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class DataReviewsView extends ListPage<DataReview> {

    private final transient DataReviews reviews;
    private final transient Staff staff;
    private final transient Map<String, Team> teams;
    private final transient Map<UserId, String> owners = new HashMap<>();
    private final transient ListFilter<Quality> check =
            choice("check", "quality.check", Quality.values(), one -> getTranslation("word.Quality." + one));
    private final transient ListFilter<ReviewState> state =
            choice("state", "review.state", ReviewState.values(), one -> getTranslation("ReviewState." + one));

    DataReviewsView(DataReviews reviews, Staff staff) {
        super("nav.data-reviews");
        this.reviews = reviews;
        this.staff = staff;
        teams = staff.teams();
        var columns = columns();
        columns.card("review.number", DataReviewsView::link);
        columns.cell("review.number", DataReviewsView::link).wideOnly();
        columns.words("quality.check", ReviewWords::check).width("12rem", 2);
        columns.cell("review.state", one -> ReviewWords.chip(one.state())).width("12rem", 1);
        columns.words("review.customers", ReviewWords::figures).labelled();
        columns.words("review.holder", this::holder);
        columns.cell("review.begun", one -> Times.ago(one.begunAt()));
        columns.words("review.due", one -> Times.day(one.dueOn())).labelled();
        ifNothing(VaadinIcon.CALENDAR_CLOCK, "review.none");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        super.beforeEnter(navigation);
        if (reviews.mayPlan()) head().actions(new Anchor("data-quality", getTranslation("review.choose-rhythms")));
    }

    @Override
    protected Page<DataReview> read(int limit, @Nullable String after) {
        var page = reviews.list(check.get(), state.get(), limit, after);
        owners.putAll(staff.names(page.items().stream()
                .map(DataReview::owner)
                .filter(Objects::nonNull)
                .distinct()
                .toList()));
        return page;
    }

    /** The person, or the team where it waits. */
    private String holder(DataReview one) {
        if (one.owner() != null) return owners.getOrDefault(one.owner(), "–");
        var team = one.team() == null ? null : teams.get(one.team());
        return team == null ? "–" : team.name(getLocale());
    }

    private static Anchor link(DataReview one) {
        return new Anchor("data-reviews/" + one.number(), one.number());
    }
}

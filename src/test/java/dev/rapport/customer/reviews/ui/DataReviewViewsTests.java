package dev.rapport.customer.reviews.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.quality.DataQuality;
import dev.rapport.customer.quality.Quality;
import dev.rapport.customer.quality.ui.DataQualityView;
import dev.rapport.customer.reviews.DataReview;
import dev.rapport.customer.reviews.DataReviews;
import dev.rapport.customer.reviews.ReviewRhythm;
import dev.rapport.customer.reviews.Rhythm;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class DataReviewViewsTests extends SpringBrowserlessTest {

    private static final Quality CHECK = Quality.INVALID_CONTACTS;

    @Autowired
    DataReviews reviews;

    @Autowired
    DataQuality quality;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private Person manager;
    private Person reviewer;
    private DataReview review;

    @BeforeEach
    void aReview() {
        manager = colleagues.join(colleagues.newTeam(), Role.MANAGER);
        var team = colleagues.newTeam();
        reviewer = colleagues.join(team, Role.SERVICE);
        charge(team);
        review = colleagues.as(manager, () -> reviews.begin(CHECK));
    }

    @AfterEach
    void noReview() {
        charge(null);
        jdbc.sql("delete from quality_rhythm").update();
        jdbc.sql("delete from data_review where id = :id")
                .param("id", review.id().value())
                .update();
    }

    private void charge(@Nullable String team) {
        var administrator = colleagues.join(colleagues.newTeam(), Role.ADMIN);
        colleagues.as(administrator, () -> quality.charge(CHECK, team, Revision.ANY));
    }

    @Test
    void theTeamFindsItsReviewAndWhatIsAskedOfIt() {
        colleagues.logIn(reviewer);
        UI.getCurrent().navigate(DataReviewsView.class, QueryParameters.simple(Map.of("check", "invalid-contacts")));
        var list = (DataReviewsView) getCurrentView();
        assertThat(text(list)).contains("Data reviews");
        assertThat(addresses(list)).doesNotContain("data-quality");

        var page = navigate(DataReviewView.class, Map.of("review", review.number()));

        assertThat(text(page))
                .contains(
                        review.number() + " · Review of Invalid contact data",
                        "By ",
                        "When it began",
                        "begun by hand",
                        "Customers with a fault now");
    }

    @Test
    void aManagerChoosesTheRhythmOnThePageOfDataQuality() {
        colleagues.logIn(manager);
        var page = navigate(DataQualityView.class);
        assertThat(text(page)).contains("Not reviewed regularly", review.number() + ": to be reviewed");
        assertThat(addresses(page)).contains("data-reviews/" + review.number(), "data-reviews");

        $(Button.class, page).all().stream()
                .filter(button -> button.getAriaLabel().orElse("").equals("Review of Invalid contact data"))
                .findFirst()
                .orElseThrow()
                .click();
        chooseMonthly();
        $(Button.class).all().stream()
                .filter(button -> button.getText().equals("Save"))
                .findFirst()
                .orElseThrow()
                .click();

        assertThat(rhythm().rhythm()).isEqualTo(Rhythm.MONTHLY);
        assertThat(text(page)).contains("Reviewed every month, next on ");
    }

    @SuppressWarnings("unchecked")
    private void chooseMonthly() {
        ((Select<Rhythm>) $(Select.class).single()).setValue(Rhythm.MONTHLY);
    }

    private ReviewRhythm rhythm() {
        return reviews.rhythms().stream()
                .filter(one -> one.quality() == CHECK)
                .findFirst()
                .orElseThrow();
    }

    private static String text(Component page) {
        return page.getElement().getTextRecursively();
    }

    private List<String> addresses(Component page) {
        return $(Anchor.class, page).all().stream().map(Anchor::getHref).toList();
    }
}

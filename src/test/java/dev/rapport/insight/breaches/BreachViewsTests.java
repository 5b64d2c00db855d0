package dev.rapport.insight.breaches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Role;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class BreachViewsTests {

    private static final Map<String, String> ADDRESS = Map.of("tier", "gold", "group", "team");

    @Autowired
    BreachViews views;

    @Autowired
    Colleagues colleagues;

    @Test
    void oneKeepsViewsForOneselfAndForATeam() {
        var team = colleagues.newTeam();
        var owner = colleagues.join(team, Role.MANAGER);
        var mate = colleagues.join(team, Role.MANAGER);
        var other = colleagues.join(colleagues.newTeam(), Role.MANAGER);
        colleagues.as(owner, () -> views.save("mine", null, ADDRESS));
        colleagues.as(owner, () -> views.save("ours", team, ADDRESS));

        assertThat(colleagues.as(owner, views::mine))
                .extracting(BreachView::name)
                .containsExactly("mine", "ours");
        assertThat(colleagues.as(mate, views::mine))
                .extracting(BreachView::name)
                .containsExactly("ours");
        assertThat(colleagues.as(mate, views::mine).getFirst().address()).isEqualTo(ADDRESS);
        assertThat(colleagues.as(other, views::mine)).isEmpty();
    }

    @Test
    void onlyItsOwnerRemovesAView() {
        var team = colleagues.newTeam();
        var owner = colleagues.join(team, Role.MANAGER);
        var mate = colleagues.join(team, Role.MANAGER);
        var view = colleagues.as(owner, () -> views.save("ours", team, ADDRESS));

        assertThatThrownBy(() -> colleagues.as(mate, () -> views.remove(view.id())))
                .isInstanceOf(Refused.class);
        colleagues.as(owner, () -> views.remove(view.id()));
        assertThat(colleagues.as(mate, views::mine)).isEmpty();
    }

    @Test
    void theSameNameTakesTheOldOnesPlace() {
        var owner = colleagues.join(null, Role.AUDITOR);
        colleagues.as(owner, () -> views.save("late", null, ADDRESS));
        colleagues.as(owner, () -> views.save("late", null, Map.of("team", "service-l1")));

        assertThat(colleagues.as(owner, views::mine))
                .extracting(BreachView::address)
                .containsExactly(Map.of("team", "service-l1"));
    }

    @Test
    void refusesWhatIsNoNameAndWhoHasNoReports() {
        var owner = colleagues.join(null, Role.MANAGER);
        var agent = colleagues.join("service-l1", Role.SERVICE);

        assertThatThrownBy(() -> colleagues.as(owner, () -> views.save(" ", null, ADDRESS)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(owner, () -> views.save("x", "no such team", ADDRESS)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(agent, () -> views.save("x", null, ADDRESS)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(agent, views::mine)).isInstanceOf(Refused.class);
    }
}

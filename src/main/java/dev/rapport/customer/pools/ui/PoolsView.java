package dev.rapport.customer.pools.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.customer.pools.Pool;
import dev.rapport.customer.pools.Pools;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.ListPage;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pools from which the reader's teams take customers. */
@Route("pools")
@Menu(title = "nav.pools", order = 13, icon = "vaadin:archives")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class PoolsView extends ListPage<Pool> {

    private final transient Pools pools;
    private final transient Staff staff;

    PoolsView(Pools pools, Staff staff) {
        super("nav.pools");
        this.pools = pools;
        this.staff = staff;
        var columns = columns();
        columns.card("pools.name", PoolsView::link);
        columns.cell("pools.name", PoolsView::link).width("12rem", 2).wideOnly();
        columns.words("pools.teams", this::teams).width("12rem", 2);
        columns.words("pools.takes-a-day", pool -> String.valueOf(pool.rules().takesADay()))
                .labelled();
        columns.words("pools.back-after-days", pool -> days(pool.rules().backAfterDays()))
                .labelled();
        columns.cell(
                "pools.state",
                pool -> pool.rules().active()
                        ? Chips.good(getTranslation("pools.in-use"))
                        : Chips.plain(getTranslation("pools.given-up")));
        ifNothing(VaadinIcon.ARCHIVES, "pools.none");
        creates("pools.make", pools.mayChange(), () -> new PoolDialog(pools, staff, null, this::reload).open());
    }

    /** There are few: managers make each by hand. */
    @Override
    protected Page<Pool> read(int limit, @Nullable String after) {
        return new Page<>(pools.list(), null);
    }

    private static Anchor link(Pool pool) {
        return new Anchor("pools/" + pool.id(), pool.rules().name());
    }

    private String teams(Pool pool) {
        return pool.rules().teams().stream()
                .map(key -> staff.team(key).map(team -> team.name(getLocale())).orElse(key))
                .collect(Collectors.joining(", "));
    }

    private static String days(@Nullable Integer days) {
        return days == null ? "–" : String.valueOf(days);
    }
}

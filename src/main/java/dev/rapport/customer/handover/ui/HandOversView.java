package dev.rapport.customer.handover.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Access;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.customer.handover.Givers;
import dev.rapport.customer.handover.Givers.Giver;
import dev.rapport.customer.handover.HandOver;
import dev.rapport.customer.handover.HandOvers;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All hand-overs of customers, and who left and still has customers. */
@Route("hand-overs")
@Menu(title = "nav.hand-overs", order = 12, icon = "vaadin:handshake")
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
public class HandOversView extends ListPage<HandOver> {

    private final transient HandOvers handOvers;
    private final transient Givers givers;
    private final Paragraph left = new Paragraph();

    HandOversView(HandOvers handOvers, Givers givers, Staff staff, Access access) {
        super("nav.hand-overs");
        this.handOvers = handOvers;
        this.givers = givers;
        var columns = columns();
        columns.card("handover.number", HandOversView::link);
        columns.cell("handover.number", HandOversView::link).wideOnly();
        columns.words("handover.from", HandOver::fromName).width("12rem", 2);
        columns.cell("handover.state", one -> StandingWords.state(one.state()));
        columns.cell("handover.planned", one -> Times.ago(one.plannedAt()));
        left.getElement().setAttribute("role", "status");
        above(left);
        ifNothing(VaadinIcon.HANDSHAKE, "handover.none");
        creates(
                "handover.plan",
                access.hasRole(Role.MANAGER, Role.ADMIN),
                () -> new PlanDialog(handOvers, givers, staff, access).open());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        super.beforeEnter(navigation);
        var names = givers.all().stream()
                .filter(giver -> !giver.isHere())
                .map(Giver::name)
                .collect(Collectors.joining(", "));
        left.setText(getTranslation("handover.left-with-customers", names));
        left.setVisible(!names.isEmpty());
    }

    @Override
    protected Page<HandOver> read(int limit, @Nullable String after) {
        return handOvers.list(limit, after);
    }

    private static Anchor link(HandOver one) {
        return new Anchor("hand-overs/" + one.number(), one.number());
    }
}

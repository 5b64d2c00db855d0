package dev.rapport.customer.quality.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.customer.quality.DataQuality;
import dev.rapport.customer.quality.Repair;
import dev.rapport.customer.quality.RepairLine;
import dev.rapport.customer.quality.RepairProgress;
import dev.rapport.customer.quality.Repairs;
import dev.rapport.imports.Imports;
import dev.rapport.platform.Ids;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.LineList;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One repair of many customers: how far it is, what was left as it is and why, and the way back. */
@Route("data-quality/repairs/:repair")
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
public class RepairView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Repairs repairs;
    private final transient DataQuality quality;
    private final transient Staff staff;
    private final transient Imports imports;
    private String title = "";
    private @Nullable UUID shown;

    RepairView(Repairs repairs, DataQuality quality, Staff staff, Imports imports, Live live) {
        this.imports = imports;
        this.repairs = repairs;
        this.quality = quality;
        this.staff = staff;
        addClassName("page");
        live.refresh(this, RepairProgress.class, this::again);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        show(Ids.parse(navigation.getRouteParameters().get("repair").orElse("")));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void again() {
        if (shown != null) show(shown);
    }

    private void show(UUID id) {
        shown = id;
        var repair = repairs.get(id);
        title = RepairWords.title(repair);
        removeAll();
        var head = new PageHead(title).facts(RepairWords.chip(repair), new Span(said(repair)));
        if (repair.state() == Repair.State.DONE && repair.repaired() > 0 && quality.mayMend())
            head.actions(undo(repair));
        add(head);
        if (repair.isGoingOn()) add(new ProgressBar(0, 1, repair.progress()));
        var columns = new Div(
                new Panel(getTranslation("quality.customers"), customers(repair)),
                new Panel(getTranslation("quality.repair"), facts(repair)));
        columns.addClassName("two-columns");
        add(columns, new Anchor("data-quality/repairs", getTranslation("quality.repairs")));
    }

    private String said(Repair repair) {
        var told = getTranslation("quality.repaired-of", repair.repaired(), repair.customers());
        if (repair.leftOut() > 0) told += " " + getTranslation("quality.left-out", repair.leftOut());
        if (repair.undoneAt() != null) told += " " + getTranslation("quality.undone-of", repair.undone());
        return repair.stays() == 0 ? told : told + " " + getTranslation("quality.stay", repair.stays());
    }

    private Button undo(Repair repair) {
        var undo = new Button(getTranslation("quality.undo"), click -> {
            Notices.attempt(() -> repairs.undo(repair.id()));
            show(repair.id());
        });
        undo.setDisableOnClick(true);
        return undo;
    }

    /** What was left as it is before the rest. */
    private Div customers(Repair repair) {
        var all = new Div();
        all.addClassName("stack");
        if (repair.stays() > 0) all.add(list(repair, RepairLine.State.STAYS));
        if (repair.leftOut() > 0) all.add(list(repair, RepairLine.State.LEFT));
        if (repair.undone() > 0) all.add(list(repair, RepairLine.State.UNDONE));
        if (repair.repaired() > repair.undone() + repair.stays()) all.add(list(repair, RepairLine.State.REPAIRED));
        if (all.getComponentCount() == 0) all.add(new Paragraph(getTranslation("quality.waiting")));
        return all;
    }

    private Div list(Repair repair, RepairLine.State state) {
        var list = new LineList<RepairLine>(
                (after, limit) -> repairs.lines(repair.id(), state, limit, after), this::line, "plain-list");
        list.reload();
        return new Div(Chips.plain(getTranslation("word.RepairLine." + state)), list);
    }

    private ListItem line(RepairLine line) {
        var owner = new Span(line.owner() == null ? "–" : line.owner());
        owner.addClassName("secondary");
        var item = new ListItem(new Anchor("customers/" + line.customer(), line.name()), owner);
        item.addClassName("row");
        return item;
    }

    private Facts facts(Repair repair) {
        return new Facts()
                .with(getTranslation("quality.to-owner"), repair.toName())
                .with(getTranslation("quality.to-team"), team(repair.to().team()))
                .with(getTranslation("quality.of-team"), team(repair.which().team()))
                .with(getTranslation("quality.import"), brought(repair))
                .with(getTranslation("quality.city"), repair.which().whom().city())
                .with(getTranslation("customer.tag"), repair.which().whom().tag())
                .with(getTranslation("quality.reason"), repair.why())
                .with(getTranslation("quality.by"), repair.askedByName())
                .with(getTranslation("quality.asked-at"), Times.exact(repair.askedAt()))
                .with(getTranslation("quality.undone-by"), repair.undoneByName());
    }

    private @Nullable String brought(Repair repair) {
        var run = repair.which().whom().importId();
        return run == null ? null : ImportNames.of(imports).name(run);
    }

    private @Nullable String team(@Nullable String key) {
        return key == null
                ? null
                : staff.team(key).map(found -> found.name(getLocale())).orElse(key);
    }
}

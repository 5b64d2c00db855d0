package dev.rapport.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.FieldLevel;
import dev.rapport.access.FieldLevelDesk;
import dev.rapport.access.GuardedField;
import dev.rapport.access.LevelTable;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.InAdministration;
import dev.rapport.platform.ui.InAdministration.Group;
import dev.rapport.platform.ui.ListPage;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** How closely each field of a person is guarded. */
@Route("field-levels")
@Menu(title = "nav.field-levels", order = 97, icon = "vaadin:eye-slash")
@InAdministration(Group.CUSTOMERS)
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
public class FieldLevelsView extends ListPage<FieldLevelsView.Row> {

    record Row(GuardedField field, LevelTable table) {

        FieldLevel level() {
            return table.level(field);
        }
    }

    private final transient FieldLevelDesk desk;

    FieldLevelsView(FieldLevelDesk desk) {
        super("nav.field-levels");
        this.desk = desk;
        above(LevelWords.ways(), new Span(getTranslation("levels.text")));
        var columns = columns();
        columns.card("levels.field", this::opener);
        columns.cell("levels.field", this::opener).width("16rem", 3).wideOnly();
        columns.cell("levels.level", FieldLevelsView::chip).width("9rem", 1);
        ifNothing(VaadinIcon.EYE_SLASH, "levels.none");
    }

    /** There are as many as forms have fields. */
    @Override
    protected Page<Row> read(int limit, @Nullable String after) {
        var table = desk.table();
        return new Page<>(
                desk.fields().stream().map(field -> new Row(field, table)).toList(), null);
    }

    private Component opener(Row row) {
        var label = LevelWords.of(row.field(), desk);
        if (!desk.mayChange()) return new Span(label);
        var open = new Button(label, click -> new FieldLevelDialog(desk, row, this::reload).open());
        open.addThemeVariants(ButtonVariant.TERTIARY);
        return open;
    }

    private static Span chip(Row row) {
        var word = LevelWords.of(row.level());
        return row.level() == FieldLevel.OPEN ? Chips.plain(word) : Chips.info(word);
    }
}

package dev.rapport.imports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.imports.ImportKind;
import dev.rapport.imports.Imports;
import dev.rapport.imports.SavedMapping;
import dev.rapport.imports.SavedMappings;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How files are read, by name: renamed, shared and removed here; made where a file is looked at. */
@Route("imports/mappings")
@RolesAllowed({"SALES", "MANAGER", "ADMIN"})
public class MappingsView extends ListPage<SavedMapping> {

    private final transient SavedMappings mappings;
    private final transient Staff staff;
    private final ListFilter<String> kind;

    MappingsView(SavedMappings mappings, Imports imports, Staff staff) {
        super("imports.mappings");
        this.mappings = mappings;
        this.staff = staff;
        head().facts(new Anchor("imports", getTranslation("nav.imports")));
        above(new Panel(getTranslation("imports.mappings-shipped"), shipped()));
        kind = choice(
                "kind",
                "imports.kind",
                imports.kinds().stream().map(ImportKind::name).toList(),
                name -> name,
                this::kind);
        var columns = columns();
        columns.card("imports.mapping-name", mapping -> new Span(mapping.name()));
        columns.words("imports.mapping-name", SavedMapping::name).wideOnly();
        columns.words("imports.kind", mapping -> kind(mapping.kind())).labelled();
        columns.cell("imports.mapping-whose", this::whose);
        columns.cell("imports.mapping-changed", MappingsView::changed);
        columns.cell("imports.mapping-deeds", this::deeds);
        ifNothing(VaadinIcon.BOOKMARK, "imports.mappings-none", new Anchor("imports", getTranslation("nav.imports")));
    }

    @Override
    protected Page<SavedMapping> read(int limit, @Nullable String after) {
        return mappings.list(kind.get(), limit, after);
    }

    private UnorderedList shipped() {
        var list = new UnorderedList();
        mappings.shipped()
                .forEach(mapping ->
                        list.add(new ListItem(kind(mapping.kind()) + ": " + MappingWords.name(this, mapping))));
        return list;
    }

    private Component whose(SavedMapping mapping) {
        var owner = Optional.ofNullable(mapping.owner())
                .flatMap(staff::byId)
                .map(person -> person.name())
                .orElse("");
        if (!mapping.shared()) return Chips.plain(getTranslation("imports.mapping-own"));
        var shared = new Div(Chips.info(getTranslation("imports.mapping-shared")), new Span(owner));
        shared.addClassName("row");
        return shared;
    }

    private static Component changed(SavedMapping mapping) {
        return Times.ago(Objects.requireNonNull(mapping.changedAt()));
    }

    private Div deeds(SavedMapping mapping) {
        var deeds = new Div();
        deeds.addClassName("row");
        if (!mappings.isChangeable(mapping)) return deeds;
        var id = Ids.parse(mapping.key());
        deeds.add(
                button(
                        "imports.mapping-change",
                        () -> new MappingNameDialog(mapping, (name, shared) -> {
                                    mappings.change(id, name, shared, mapping.revision());
                                    reload();
                                })
                                .open()),
                button("imports.mapping-remove", () -> remove(mapping)));
        return deeds;
    }

    private void remove(SavedMapping mapping) {
        if (!Notices.attempt(() -> mappings.remove(Ids.parse(mapping.key())))) return;
        reload();
        Notices.done(getTranslation("imports.mapping-removed", mapping.name()), () -> {
            mappings.save(
                    mapping.kind(),
                    mapping.name(),
                    mapping.shared(),
                    mapping.header(),
                    mapping.reading(),
                    mapping.log());
            reload();
        });
    }

    private Button button(String text, Runnable deed) {
        var button = new Button(getTranslation(text), click -> deed.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private String kind(String name) {
        return getTranslation("import.kind." + name);
    }
}

package dev.rapport.shell;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.menu.MenuConfiguration;
import dev.rapport.engine.EngineStatus;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.ui.BarItem;
import dev.rapport.platform.ui.Live;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.List;

/**
 * The frame around all views: the rail with what the person may see, and the bar with search, create and me. It names
 * what dialogs and panels are made of, because they are beans: the front end's build does not see from which page they
 * are opened.
 */
@Layout
@PermitAll
@CssImport("./styles/rapport.css")
@Uses(Checkbox.class)
@Uses(CheckboxGroup.class)
@Uses(ComboBox.class)
@Uses(MultiSelectComboBox.class)
@Uses(ConfirmDialog.class)
@Uses(CustomField.class)
@Uses(DatePicker.class)
@Uses(Details.class)
@Uses(Dialog.class)
@Uses(Grid.class)
@Uses(MenuBar.class)
@Uses(Notification.class)
@Uses(PasswordField.class)
@Uses(Popover.class)
@Uses(ProgressBar.class)
@Uses(RadioButtonGroup.class)
@Uses(Select.class)
@Uses(Tab.class)
@Uses(TabSheet.class)
@Uses(BigDecimalField.class)
@Uses(EmailField.class)
@Uses(HorizontalLayout.class)
@Uses(IntegerField.class)
@Uses(NumberField.class)
@Uses(TextArea.class)
@Uses(TextField.class)
@Uses(TimePicker.class)
@Uses(Upload.class)
public class MainLayout extends AppLayout {

    MainLayout(
            CurrentUser user,
            SearchBox search,
            CreateMenu create,
            List<BarItem> items,
            MyMenu me,
            EngineStatus engine,
            Live live) {
        setPrimarySection(Section.DRAWER);
        addToDrawer(brand(), new Scroller(new MainMenu(MenuConfiguration.getMenuEntries())));
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("shell.menu"));
        var space = new Div();
        space.addClassName("bar-space");
        var banner = new EngineBanner(engine);
        live.refresh(banner, EngineStatus.Changed.class, banner::show);
        addToNavbar(skipLink(), toggle);
        if (user.id().isPresent()) {
            addToNavbar(search, space, create);
            items.stream().sorted(Comparator.comparingInt(BarItem::order)).forEach(item -> addToNavbar(item.show()));
            addToNavbar(me, new Shortcuts());
        }
        addToNavbar(banner, new LeftOut());
    }

    /** The first stop of the keyboard leads past the bar and the menu. */
    private Button skipLink() {
        var skip = new Button(getTranslation("shell.skip"));
        skip.addClassName("skip-link");
        skip.getElement().executeJs("""
                this.addEventListener('click', () => {
                  const page = document.querySelector('vaadin-app-layout > :not([slot])');
                  if (!page) return;
                  page.tabIndex = -1;
                  page.focus();
                });
                """);
        return skip;
    }

    private Div brand() {
        var logo = new Image("icons/rapport.svg", "");
        var brand = new Div(logo, new Span("Rapport"));
        brand.addClassName("brand");
        return brand;
    }
}

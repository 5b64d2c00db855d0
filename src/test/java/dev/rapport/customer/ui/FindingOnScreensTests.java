package dev.rapport.customer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerLine;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.search.SearchKey;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.ui.KeysetGrid;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class FindingOnScreensTests extends SpringBrowserlessTest {

    private static final Random RANDOM = new Random();

    @Autowired
    Colleagues colleagues;

    @Autowired
    Customers customers;

    @Autowired
    CustomerDesk desk;

    @Autowired
    JdbcClient jdbc;

    private final String name = "曾" + character() + character() + " " + letters();
    private final String pinyin = SearchKey.of(name, true).read().getFirst().strip() + name.substring(3);
    private CustomerId customer;

    @BeforeEach
    void somebodyIsThere() {
        customer = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of("+8613800138001"), Map.of()));
        colleagues.logIn(colleagues.join(null, Role.SALES));
    }

    @Test
    @SuppressWarnings("unchecked")
    void theListFindsByPinyinAndSaysSo() {
        var view = navigate(CustomersView.class);
        test($(TextField.class, view).first()).setValue(pinyin);

        var grid = (KeysetGrid<CustomerLine>) $(KeysetGrid.class, view).single();
        assertThat(test(grid).size()).isEqualTo(1);
        assertThat(test(grid).getRow(0).id()).isEqualTo(customer);
        assertThat(test(grid).getCellComponent(0, 0).getElement().getTextRecursively())
                .contains(name, "by its pinyin");
        assertThat($(Paragraph.class, view)
                        .withTextContaining("More than 1,000")
                        .all())
                .isEmpty();
    }

    @Test
    void theListSaysWhenThereAreMoreThanItLooksAt() {
        var word = letters();
        var key = SearchKey.of(word, false);
        jdbc.sql("""
                        insert into customer (
                            id, kind, name, name_key, search_key, search_grams, tier, lifecycle, created_at)
                        select id, 'ORGANISATION', :word, :word, :key, :grams, 'standard', 'PROSPECT', now()
                        from unnest(cast(:ids as uuid[])) as made (id)
                        """)
                .param("ids", Stream.generate(Ids::next).limit(1_001).toArray(UUID[]::new))
                .param("word", word)
                .param("key", key.text())
                .param("grams", key.grams())
                .update();
        var view = navigate(CustomersView.class);
        test($(TextField.class, view).first()).setValue(word);

        assertThat($(Paragraph.class, view)
                        .withTextContaining("More than 1,000")
                        .all())
                .hasSize(1);
    }

    @Test
    @SuppressWarnings("unchecked")
    void thePickerFindsByPinyinAndSaysSo() {
        var picker = new CustomerPicker(desk, null);
        UI.getCurrent().add(picker);
        var field = (ComboBox<CustomerLine>) $(ComboBox.class, picker).single();
        test(field).setFilter(pinyin);

        var found = test(field).getSuggestionItems();
        assertThat(found).extracting(CustomerLine::id).containsExactly(customer);
        assertThat(CustomerPicker.line(found.getFirst()).getElement().getTextRecursively())
                .contains(name, "by its pinyin", "+86 138 **** 8001");
    }

    private static String letters() {
        var letters = new StringBuilder();
        for (var i = 0; i < 9; i++) letters.append((char) ('a' + RANDOM.nextInt(26)));
        return letters.toString();
    }

    private static String character() {
        return String.valueOf((char) (0x6000 + RANDOM.nextInt(0x1000)));
    }
}

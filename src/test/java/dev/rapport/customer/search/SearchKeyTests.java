package dev.rapport.customer.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.customer.FoundBy;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchKeyTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Stück GmbH          | stuck
        Stück GmbH          | stueck
        Stück GmbH          | STÜCK
        Stück GmbH          | tück
        Stück GmbH          | gmbh stück
        Stueck GmbH         | stück
        İstanbul Ticaret    | istanbul
        Istanbul Ticaret    | İSTANBUL
        Işık                | isik
        Groß & Söhne        | gross soehne
        Gross               | Groß
        Łódź Przędza        | lodz przedza
        Øresund Bro         | oresund
        Øresund Bro         | oeresund
        Đặng Văn Lâm        | dang lam van
        Ångström            | aangstroem
        Þórður              | thordur
        José Nuñez          | nunez jose
        Ａｃｍｅ　Ｌｔｄ         | acme
        Αθήνας Όμιλος       | αθηνας ομιλοσ
        Йосиф Ёлкин         | иосиф елкин
        Wörterbuch Oy       | wo
        O’Brien Ltd         | obrien
        O’Brien Ltd         | o'brien
        OBrien Ltd          | o'brien
        AT&T                | att
        Müller-Lüdenscheidt | muller luedenscheidt
        3M Deutschland      | 3m
        """)
    void findsLettersWhateverTheirCaseWidthAndAccents(String name, String typed) {
        assertThat(finds(name, false, typed)).isTrue();
        assertThat(SearchKey.of(name, false).how(SoughtName.of(typed))).isEqualTo(FoundBy.NAME);
    }

    @ParameterizedTest
    @CsvSource({
        "北京大王科技有限公司, 大王",
        "北京大王科技有限公司, 科技 北京",
        "北京大王科技有限公司, 技",
        "王 伟, 王伟",
        "王伟, 王 伟",
        "A股公司, a 公司",
        "ガード, ガード",
        "ｶﾞｰﾄﾞ, ガード",
        "김철수, 철수"
    })
    void findsCharactersWithoutWords(String name, String typed) {
        assertThat(finds(name, false, typed)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Stück GmbH, tu",
        "Stück GmbH, t",
        "Stück GmbH, stuck gmbh ag",
        "ガード, カード",
        "김철수, 김수",
        "王伟, 伟王",
        "王小明, ia",
        "Acme, %"
    })
    void doesNotFindWhatIsNotThere(String name, String typed) {
        assertThat(finds(name, true, typed)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "王小明, wangxiaoming",
        "王小明, wang xiaoming",
        "王小明, Wang Xiao Ming",
        "王小明, xiaoming wang",
        "王小明, wangxiaom",
        "王小明, wa",
        "王小明, xi",
        "李娜, li na",
        "吕布, lvbu",
        "吕布, lubu",
        "吕布, lü bu",
        "女娲, nvwa",
        "单雄信, shanxiongxin",
        "单雄信, danxiongxin",
        "曾国藩, zengguofan",
        "仇英, qiuying",
        "解缙, xiejin",
        "查良镛, zhaliangyong",
        "区志强, ouzhiqiang",
        "盖叫天, gejiaotian",
        "翟天临, zhaitianlin",
        "覃海洋, qinhaiyang",
        "乐嘉, yuejia",
        "乐嘉, lejia",
        "朴树, piaoshu",
        "尉迟恭, yuchigong",
        "万俟卨, moqi",
        "欧阳修, ouyang xiu",
        "重庆, chongqing",
        "王伟 Wang, wangwei"
    })
    void findsPeopleByPinyin(String name, String typed) {
        assertThat(finds(name, true, typed)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "重庆火锅有限公司, chongqinghuoguo",
        "重庆火锅有限公司, huoguo chongqing",
        "西安银行, xi'an yinhang",
        "西安银行, xianyinhang",
        "绿地集团, lvdi",
        "绿地集团, ludi",
        "长城汽车, changcheng"
    })
    void findsFirmsByPinyin(String name, String typed) {
        assertThat(finds(name, false, typed)).isTrue();
        assertThat(SearchKey.of(name, false).how(SoughtName.of(typed))).isEqualTo(FoundBy.PINYIN);
    }

    @ParameterizedTest
    @CsvSource({"王小明, wxm", "王小明, xm", "王小明, wang xm", "欧阳修文, oyxw", "重庆火锅有限公司, cqhg", "重庆火锅有限公司, hgyx"})
    void findsInitials(String name, String typed) {
        assertThat(finds(name, name.length() < 5, typed)).isTrue();
        assertThat(SearchKey.of(name, name.length() < 5).how(SoughtName.of(typed)))
                .isEqualTo(FoundBy.INITIALS);
    }

    @Test
    void aRareCharacterIsNoTroubleAndIsFoundItself() {
        assertThat(finds("𠮷野家", true, "𠮷")).isTrue();
        assertThat(finds("𠮷野家", true, "𠮷野")).isTrue();
        assertThat(finds("㐀㐁 ☃ ﷺ", true, "㐀")).isTrue();
    }

    @Test
    void aNameOfSignsAloneHasAnEmptyKey() {
        assertThat(SearchKey.of("★ %", true).grams()).isEmpty();
        assertThat(SoughtName.of("% _").isEmpty()).isTrue();
    }

    /** They lie in databases: if this must change, a migration takes all keys away, so that they are made anew. */
    @Test
    void keysStayAsTheyAre() {
        assertThat(SearchKey.of("王小明", true).text())
                .isEqualTo("| 王小明 | wangxiaoming | wang xiaoming | wang xiao ming |/ wxm / xm /");
        assertThat(SearchKey.of("Stück GmbH", false).text()).isEqualTo("| stuck gmbh | stueck gmbh |//");
        assertThat(Arrays.hashCode(SearchKey.of("王小明 Stück", true).grams())).isEqualTo(-218166794);
    }

    /** As the database does it: the grams first, then the words in the key. */
    private static boolean finds(String name, boolean isPerson, String typed) {
        var key = SearchKey.of(name, isPerson);
        var grams = Arrays.stream(key.grams()).boxed().collect(Collectors.toSet());
        return SoughtName.of(typed).spellings().stream()
                .anyMatch(spelling -> spelling.words().stream()
                        .allMatch(word -> grams.containsAll(word.needed()) && word.isIn(key.text())));
    }
}

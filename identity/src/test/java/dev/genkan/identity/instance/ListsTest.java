package dev.genkan.identity.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.Database;
import dev.genkan.identity.House;
import dev.genkan.identity.NewId;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.instance.IdentifierLists.Which;
import dev.genkan.identity.user.EmailAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ListsTest {

    private final RedirectUrls urls;
    private final IdentifierLists lists;

    ListsTest(Store store) {
        Database database = Database.of(store.fresh());
        House house = new House(database);
        NewId ids = new NewId(house.clock);
        Audit audit = new Audit(database, ids, house.clock);
        urls = new RedirectUrls(database, ids, audit, house.clock);
        lists = new IdentifierLists(database, ids, audit, house.clock);
    }

    @Test
    void a_redirect_url_is_listed_once_however_many_try() {
        long added = Race.of(8, n -> urls.add("myapp://callback", Actor.APPLICATION)).stream()
                .filter(Optional::isPresent)
                .count();
        assertThat(added).isEqualTo(1);
        assertThat(urls.count()).isEqualTo(1);
        RedirectUrl url = urls.list(0, 10).getFirst();
        assertThat(urls.find(url.id())).contains(url);
        assertThat(urls.remove(url.id(), Actor.APPLICATION)).isTrue();
        assertThat(urls.remove(url.id(), Actor.APPLICATION)).isFalse();
        assertThat(urls.find(url.id())).isEmpty();
    }

    @Test
    void lists_count_while_the_instance_says_so() {
        lists.add(Which.ALLOW, "*@Example.com", Actor.APPLICATION);
        lists.add(Which.BLOCK, "Eve@example.com", Actor.APPLICATION);
        InstanceSettings usual = InstanceSettings.USUAL;
        InstanceSettings allowing = usual.with("allowlist", true);
        InstanceSettings blocking = usual.with("blocklist", true);
        InstanceSettings both = allowing.with("blocklist", true);
        EmailAddress ada = new EmailAddress("ada@EXAMPLE.com");
        EmailAddress eve = new EmailAddress("eve@example.com");
        EmailAddress stranger = new EmailAddress("ada@sub.example.com");

        assertThat(lists.admits(stranger, usual)).isTrue();
        assertThat(lists.admits(eve, usual)).isTrue();
        assertThat(lists.admits(ada, allowing)).isTrue();
        assertThat(lists.admits(stranger, allowing)).isFalse();
        assertThat(lists.admits(eve, blocking)).isFalse();
        assertThat(lists.admits(stranger, blocking)).isTrue();
        assertThat(lists.admits(eve, both)).isFalse();
        assertThat(lists.admits(ada, both)).isTrue();
    }

    @Test
    void an_identifier_is_on_a_list_once_and_may_be_on_both() {
        ListedIdentifier listed = lists.add(Which.ALLOW, "ada@example.com", Actor.APPLICATION).orElseThrow();
        assertThat(lists.add(Which.ALLOW, "ADA@example.com", Actor.APPLICATION)).isEmpty();
        assertThat(lists.add(Which.BLOCK, "ADA@example.com", Actor.APPLICATION)).isPresent();
        assertThat(lists.list(Which.ALLOW, 0, 10)).containsExactly(listed);
        assertThat(lists.remove(Which.BLOCK, listed.id(), Actor.APPLICATION)).isFalse();
        assertThat(lists.remove(Which.ALLOW, listed.id(), Actor.APPLICATION)).isTrue();
        assertThat(lists.count(Which.ALLOW)).isZero();
        assertThat(lists.count(Which.BLOCK)).isEqualTo(1);
        assertThat(IdentifierLists.key("+15005550006")).isEmpty();
        assertThat(IdentifierLists.key("*@")).isEmpty();
    }
}

import java.nio.file.Path;
import java.util.Map;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/** One Elasticsearch node for tests: Server HOME HTTP_PORT TRANSPORT_PORT. */
public class Server {
    public static void main(String[] arguments) throws Exception {
        String home = arguments[0];
        Settings settings = Settings.builder().put("path.home", home).put("http.port", arguments[1])
            .put("transport.port", arguments[2]).put("network.host", "127.0.0.1").put("discovery.type", "single-node")
            .put("cluster.routing.allocation.disk.threshold_enabled", false).build();
        LogConfigurator.setNodeName("test");
        LogConfigurator.configureWithoutConfig(settings);
        Environment environment =
            InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), Path.of(home, "config"), () -> "test");
        PluginsLoader plugins = PluginsLoader.createPluginsLoader(
            PluginsLoader.loadModulesBundles(environment.modulesDir()),
            PluginsLoader.loadPluginsBundles(environment.pluginsDir()), Map.of(), false);
        new Node(environment, plugins).start();
        Thread.currentThread().join();
    }
}

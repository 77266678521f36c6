# A value as TOML. Small on purpose: what our configuration needs (tables, lists, strings,
# integers, booleans) and nothing else. The daemon reads the result while the system builds.
let
  inherit (builtins) attrNames concatStringsSep filter fromJSON isAttrs isBool isInt isList isString replaceStrings toJSON;

  # A JSON string is a TOML basic string but for DEL, which TOML wants escaped.
  string = text: replaceStrings [ (fromJSON ''"\u007f"'') ] [ "\\u007f" ] (toJSON text);

  # Keys are quoted always: a name with a dot in it would otherwise become a table.
  key = string;

  scalar =
    value:
    if isString value then
      string value
    else if isBool value || isInt value then
      toJSON value
    else if isList value then
      "[${concatStringsSep ", " (map scalar value)}]"
    else
      throw "toml.nix: cannot write ${toJSON value}";

  # Plain values first, then each table under its own header: TOML has no way back up.
  table =
    path: attrs:
    let
      names = filter (name: attrs.${name} != null) (attrNames attrs);
      plain = filter (name: !isAttrs attrs.${name}) names;
      tables = filter (name: isAttrs attrs.${name}) names;
      header = if path == [ ] then "" else "\n[${concatStringsSep "." (map key path)}]\n";
      line = name: "${key name} = ${scalar attrs.${name}}\n";
    in
    header
    + concatStringsSep "" (map line plain)
    + concatStringsSep "" (map (name: table (path ++ [ name ]) attrs.${name}) tables);
in
table [ ]

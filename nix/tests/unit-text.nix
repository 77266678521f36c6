# A unit as NixOS would write it, for systemd's own tools to judge.
{ name, unit, section, settings }:
let
  inherit (builtins) attrNames concatLists concatStringsSep filter isBool isList toString;

  word = value: if isBool value then (if value then "true" else "false") else toString value;
  lines = key: value: map (item: "${key}=${word item}") (if isList value then value else [ value ]);
  entries = attrs: concatLists (map (key: lines key attrs.${key}) (filter (key: attrs.${key} != null) (attrNames attrs)));
  joined = key: items: if items == [ ] then [ ] else [ "${key}=${concatStringsSep " " items}" ];
in
{
  inherit name;
  value = concatStringsSep "\n" (
    [ "[Unit]" "Description=${unit.description}" ]
    ++ joined "Requires" unit.requires
    ++ joined "Wants" unit.wants
    ++ joined "After" unit.after
    ++ entries unit.unitConfig
    ++ [ "" "[${section}]" ]
    ++ entries settings
    ++ [ "" "[Install]" ]
    ++ joined "WantedBy" unit.wantedBy
    ++ [ "" ]
  );
}
